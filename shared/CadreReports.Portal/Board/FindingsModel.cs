using CadreReports.Catalogue;

namespace CadreReports.Portal.Board;

/// <summary>What was found in the reports of a period, and how it was explained.</summary>
/// <param name="Period">The period as it stands.</param>
/// <param name="Filter">To what the list is narrowed.</param>
/// <param name="List">The list.</param>
/// <param name="Rules">The rules that the period's reports are checked by.</param>
public sealed record FindingsModel(Period Period, FindingFilter Filter, FindingList List, IReadOnlyList<Rule> Rules)
{
    /// <summary>As many letters of what a rule is for as a list to choose from can show.</summary>
    private const int LongestTitle = 70;

    /// <summary>
    /// A rule's id with what it is for, cut between words; for what is found in a file before any rule, with what that is about.
    /// </summary>
    public string TextOf(string id)
    {
        if ((Rules.FirstOrDefault(rule => rule.Id == id)?.Reason ?? AboutFile(id)) is not { } text)
        {
            return id;
        }

        var reason = text.TrimEnd('.');
        var title = reason.Length <= LongestTitle ? reason : reason[..reason.LastIndexOf(' ', LongestTitle)].TrimEnd(',', ';', ':') + "…";
        return $"{id} – {title}";
    }

    private static string? AboutFile(string id) => id.Split('-')[0] switch
    {
        "TEP" => BoardTexts.RulesOfFiles,
        "MAU" => BoardTexts.RulesOfTemplate,
        "DOC" => BoardTexts.RulesOfCells,
        "DE" => BoardTexts.RulesOfBlanks,
        _ => null,
    };
}
