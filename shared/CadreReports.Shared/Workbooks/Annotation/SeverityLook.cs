using CadreReports.Findings;

namespace CadreReports.Workbooks.Annotation;

/// <summary>How a severity looks and what it is called.</summary>
internal static class SeverityLook
{
    /// <summary>From the least grave.</summary>
    private static readonly string[] Fills = ["FFBFDDF5", "FFFFC65C", "FFF5A9A3"];

    /// <summary>Gravest first, as they are explained.</summary>
    public static IReadOnlyList<Severity> All { get; } = [Severity.Error, Severity.Query, Severity.Note];

    /// <summary>The colour of a cell in question, as alpha, red, green and blue in hex.</summary>
    public static string Fill(Severity severity) => Fills[(int)severity];

    /// <summary>Whether this is one of the colours; nothing else in a template has them.</summary>
    public static bool IsFill(string? argb) => argb is not null && Fills.Contains(argb, StringComparer.OrdinalIgnoreCase);

    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => AnnotationTexts.Error,
        Severity.Query => AnnotationTexts.Query,
        _ => AnnotationTexts.Note,
    };

    /// <summary>What the province does about it.</summary>
    public static string Meaning(Severity severity) => severity switch
    {
        Severity.Error => AnnotationTexts.ErrorMeaning,
        Severity.Query => AnnotationTexts.QueryMeaning,
        _ => AnnotationTexts.NoteMeaning,
    };
}
