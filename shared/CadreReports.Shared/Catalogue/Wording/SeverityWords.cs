using CadreReports.Findings;

namespace CadreReports.Catalogue.Wording;

/// <summary>The severities as people say them.</summary>
public static class SeverityWords
{
    /// <summary>Such as "Lỗi".</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => FormulaTexts.SeverityError,
        Severity.Query => FormulaTexts.SeverityQuery,
        Severity.Note => FormulaTexts.SeverityNote,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };
}
