using CadreReports.Findings;

namespace CadreReports.Portal.Documents;

/// <summary>A finding with the number of lines it is given on paper.</summary>
public sealed record PrintedFinding(Finding Finding, int Lines);

/// <summary>
/// As many findings as fit a page, from the first. Line counts are estimates on the safe side; the page gives each
/// finding no more than the lines counted here, so that the extract never outgrows its place, whatever the font.
/// </summary>
/// <param name="Printed">What is shown, in order.</param>
/// <param name="Left">How many are not shown.</param>
public sealed record FindingsExtract(IReadOnlyList<PrintedFinding> Printed, int Left)
{
    /// <summary>The most lines that one finding is given; the style sheet has a class for each number up to it.</summary>
    public const int MaxLines = 4;

    /// <summary>Lines of text on the page, counting a third of a line between two findings.</summary>
    private const double Room = 25;
    private const double Gap = 0.34;

    /// <summary>Letters of average width that surely fit a line.</summary>
    private const double LineLength = 78;
    private const double WideLetter = 1.55;

    /// <param name="findings">All findings, gravest first.</param>
    public static FindingsExtract Of(IReadOnlyList<Finding> findings)
    {
        var printed = new List<PrintedFinding>();
        var used = 0d;
        foreach (var finding in findings)
        {
            var lines = Lines(finding.Message);
            used += lines + Gap;
            if (used > Room)
            {
                break;
            }

            printed.Add(new PrintedFinding(finding, lines));
        }

        return new FindingsExtract(printed, findings.Count - printed.Count);
    }

    private static int Lines(string text)
    {
        var lines = 1;
        var used = 0d;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var width = word.Sum(letter => char.IsUpper(letter) || letter is 'm' or 'w' ? WideLetter : 1);
            if (used > 0 && used + 1 + width > LineLength)
            {
                lines++;
                used = 0;
            }

            // A word longer than a line is broken.
            lines += (int)(width / LineLength);
            used += (used > 0 ? 1 : 0) + (width % LineLength);
        }

        return Math.Min(lines, MaxLines);
    }
}
