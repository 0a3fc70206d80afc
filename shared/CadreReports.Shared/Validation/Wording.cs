using System.Globalization;
using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Numbers and cells as a province reads them.</summary>
internal static class Wording
{
    private const int MostDecimals = 6;

    private static readonly CultureInfo Vietnamese = WithMinus(CultureInfo.GetCultureInfo("vi-VN"));

    /// <summary>Thousands grouped with a dot; at most two decimals.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.##", Vietnamese);

    /// <summary>
    /// Per cent with at most one decimal and no space: "80%", "33,3%"; with more where it would look the same as what it is
    /// held against, but is not: "99,97%" beside "100%".
    /// </summary>
    public static string Percent(decimal percent, decimal? heldAgainst = null)
    {
        var decimals = 1;
        while (decimals < MostDecimals && heldAgainst is { } mark && percent != mark && Rounded(percent) == Rounded(mark))
        {
            decimals++;
        }

        return Rounded(percent).ToString("#,##0.######", Vietnamese) + "%";

        decimal Rounded(decimal value) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>The cell's address; only cells that were found in the sheet are judged.</summary>
    public static string Cell(CellReference cell) => cell.Address!;

    public static string Cells(IEnumerable<CellReference> cells) => string.Join(", ", cells.Select(Cell));

    public static string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(Vietnamese, text, values);

    /// <summary>The sign that spelled-out terms are subtracted with, for amounts below zero as well.</summary>
    private static CultureInfo WithMinus(CultureInfo culture)
    {
        var own = (CultureInfo)culture.Clone();
        own.NumberFormat.NegativeSign = "−";
        return CultureInfo.ReadOnly(own);
    }
}
