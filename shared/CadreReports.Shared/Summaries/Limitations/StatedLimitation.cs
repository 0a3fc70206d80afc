using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Limitations;

/// <summary>One limitation in one half-year's report: the lines that say the same.</summary>
/// <param name="Words">What they say.</param>
/// <param name="Lines">The lines with their states, in sheet order; null for a state that is missing or none of the choices.</param>
internal sealed record StatedLimitation(LimitationWords Words, IReadOnlyList<(TextLine Line, string Text, CarryOverState? State)> Lines)
{
    /// <summary>Whether it is over. One line that does not say so keeps it open.</summary>
    public bool IsFixed { get; } = Lines.All(line => line.State == CarryOverState.Fixed);

    /// <summary>
    /// The limitations among a report's lines, in sheet order; lines of other forms and sections, and lines without a word,
    /// are passed over.
    /// </summary>
    /// <param name="version">The catalogue version that the report follows.</param>
    /// <param name="lines">The report's lines.</param>
    public static IReadOnlyList<StatedLimitation> In(CatalogueVersion version, IReadOnlyList<TextLine> lines)
    {
        if (version.Limitations is not { } place || place.Section.CarryOver is not { } carryOver)
            return [];

        return
        [
            .. lines
                .Where(line => string.Equals(line.Form, place.Form.Code, StringComparison.Ordinal) && place.Form.SectionOf(line.Code) == place.Section)
                .OrderBy(line => line.SheetRow)
                .ThenBy(line => line.Code, StringComparer.Ordinal)
                .Select(line => (Line: line, Text: line.Values.GetValueOrDefault(carryOver.Text, string.Empty)))
                .Select(said => (Words: LimitationWords.Of(said.Text), Said: (said.Line, said.Text, StateOf(said.Line, carryOver))))
                .Where(said => said.Words.Key.Length > 0)
                .GroupBy(said => said.Words.Key, StringComparer.Ordinal)
                .Select(group => new StatedLimitation(group.First().Words, [.. group.Select(said => said.Said)])),
        ];
    }

    private static CarryOverState? StateOf(TextLine line, CarryOver carryOver)
    {
        if (line.Values.GetValueOrDefault(carryOver.State) is not { } typed)
            return null;

        var words = LimitationWords.Of(typed).Key;
        foreach (var (choice, state) in carryOver.States)
        {
            if (string.Equals(LimitationWords.Of(choice).Key, words, StringComparison.Ordinal))
                return state;
        }

        return null;
    }
}
