namespace CadreReports.Spreadsheets.Streaming;

/// <summary>Cells of a sheet as formulas and names refer to them.</summary>
internal static class SheetReference
{
    /// <summary>A sheet's name in quotes: <c>'So sánh'</c>.</summary>
    public static string Quote(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A cell or range that stays when it is copied: <c>D7</c> of So sánh is <c>'So sánh'!$D$7</c>.</summary>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="range">In A1 notation, with or without dollars.</param>
    public static string Absolute(string sheet, string range) => $"{Quote(sheet)}!{string.Join(':', range.Split(':').Select(Fix))}";

    private static string Fix(string cell)
    {
        var plain = cell.Replace("$", string.Empty, StringComparison.Ordinal);
        var digits = plain.AsSpan().IndexOfAnyInRange('0', '9');
        return digits switch
        {
            < 0 => "$" + plain,
            0 => "$" + plain,
            _ => $"${plain[..digits]}${plain[digits..]}",
        };
    }
}
