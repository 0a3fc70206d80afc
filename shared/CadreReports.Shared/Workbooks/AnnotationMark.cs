namespace CadreReports.Workbooks;

/// <summary>How a result sheet is known again when a province corrects the copy and sends it.</summary>
public static class AnnotationMark
{
    /// <summary>Stands in A1, in a hidden column. It stays when the sheet is renamed or saved by another program.</summary>
    public const string Corner = "KQ-KIEMTRA";

    /// <summary>Whether a sheet with this text in A1 is a result sheet, which is not read as part of a report.</summary>
    public static bool Is(string? corner) => string.Equals(corner, Corner, StringComparison.OrdinalIgnoreCase);
}
