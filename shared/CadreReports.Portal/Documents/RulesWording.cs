using CadreReports.Catalogue;
using CadreReports.Findings;

namespace CadreReports.Portal.Documents;

/// <summary>What a list of rules says about itself.</summary>
internal static class RulesWording
{
    /// <summary>What a severity does to a report.</summary>
    public static string Meaning(Severity severity) => severity switch
    {
        Severity.Error => DocumentTexts.MeaningError,
        Severity.Query => DocumentTexts.MeaningQuery,
        Severity.Note => DocumentTexts.MeaningNote,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>Which half-years follow the version.</summary>
    public static string Served(CatalogueVersion version) => version.To is { } to
        ? DocumentWording.Fill(DocumentTexts.ServedFromTo, version.From.InWords(), to.InWords())
        : DocumentWording.Fill(DocumentTexts.ServedFrom, version.From.InWords());
}
