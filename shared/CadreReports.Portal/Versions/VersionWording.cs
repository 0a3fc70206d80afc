using CadreReports.Catalogue.Wording;
using CadreReports.Findings;
using CadreReports.Portal.Frame;
using CadreReports.Submissions;

namespace CadreReports.Portal.Versions;

/// <summary>What pages about versions say of counts and severities.</summary>
internal static class VersionWording
{
    /// <summary>What was found in a version, such as "2 lỗi, 3 nội dung cần giải trình (còn 1), 12 lưu ý".</summary>
    public static string Found(SubmissionVersion version) => version.Outcome switch
    {
        null => VersionTexts.StillChecked,
        { Refused: true } => VersionTexts.FoundRefused,
        { Errors: 0, Queries: 0, Notes: 0 } => VersionTexts.FoundNothing,
        var outcome => string.Join(", ", Parts(outcome, version.OpenQueries)),
    };

    /// <summary>The heading of findings of one severity, which says what to do about them.</summary>
    public static string Heading(Severity severity, int count) => PageWording.Fill(
        severity switch
        {
            Severity.Error => VersionTexts.HeadingErrors,
            Severity.Query => VersionTexts.HeadingQueries,
            _ => VersionTexts.HeadingNotes,
        },
        PageWording.Amount(count));

    /// <summary>The class of what is shown about findings of a severity.</summary>
    public static string ClassOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "query",
        _ => "note",
    };

    /// <summary>Such as "Lỗi".</summary>
    public static string Of(Severity severity) => SeverityWords.Of(severity);

    private static IEnumerable<string> Parts(Outcome outcome, int open)
    {
        if (outcome.Errors > 0)
        {
            yield return PageWording.Fill(VersionTexts.FoundErrors, PageWording.Amount(outcome.Errors));
        }

        if (outcome.Queries > 0)
        {
            yield return PageWording.Fill(open > 0 ? VersionTexts.FoundQueriesOpen : VersionTexts.FoundQueries, PageWording.Amount(outcome.Queries), PageWording.Amount(open));
        }

        if (outcome.Notes > 0)
        {
            yield return PageWording.Fill(VersionTexts.FoundNotes, PageWording.Amount(outcome.Notes));
        }
    }
}
