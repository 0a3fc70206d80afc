using System.Globalization;
using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Numbers and cells as a province reads them.</summary>
internal static class Wording
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Thousands grouped with a dot; at most two decimals.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.##", Vietnamese);

    /// <summary>Per cent with at most one decimal and no space: "80%", "33,3%".</summary>
    public static string Percent(decimal percent) => Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("#,##0.#", Vietnamese) + "%";

    /// <summary>The cell's address; only cells that were found in the sheet are judged.</summary>
    public static string Cell(CellReference cell) => cell.Address!;

    public static string Cells(IEnumerable<CellReference> cells) => string.Join(", ", cells.Select(Cell));

    public static string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(Vietnamese, text, values);
}
