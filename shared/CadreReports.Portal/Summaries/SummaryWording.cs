using System.Globalization;
using CadreReports.Portal.Frame;
using CadreReports.Summaries;

namespace CadreReports.Portal.Summaries;

/// <summary>Totals, changes and ratios as they stand on pages.</summary>
internal static class SummaryWording
{
    private const int MostDecimals = 3;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Total(long? total) => total is { } known ? PageWording.Amount(known) : SummaryPageTexts.NoFigure;

    /// <summary>Such as 53,2%; what is small keeps a digit that says something, and what is not everything is not written as 100%.</summary>
    public static string Percent(decimal percent)
    {
        var decimals = 1;
        while (decimals < MostDecimals &&
            ((percent != 0 && Math.Abs(percent) < Coarsest(decimals)) || (percent != 100 && Rounded(percent, decimals) == 100)))
        {
            decimals++;
        }

        return PageWording.Fill(SummaryPageTexts.Percent, Rounded(percent, decimals).ToString("#,##0.###", Vietnamese));
    }

    /// <summary>Such as +1.204 or −35; 0 without a sign.</summary>
    public static string Difference(long difference) => difference.ToString("+#,##0;−#,##0;0", Vietnamese);

    /// <summary>Such as +2,3%.</summary>
    public static string Growth(decimal percent) => PageWording.Fill(SummaryPageTexts.Percent, Rounded(percent, 1).ToString("+#,##0.#;−#,##0.#;0", Vietnamese));

    /// <summary>Percentage points, such as −1,4.</summary>
    public static string Points(decimal points) => Rounded(points, 1).ToString("+#,##0.#;−#,##0.#;0", Vietnamese);

    /// <summary>A change with its per cent where that can be said.</summary>
    public static string Of(Change change) => change.Percent is { } percent
        ? PageWording.Fill(SummaryPageTexts.ChangeText, Difference(change.Difference), Growth(percent))
        : Difference(change.Difference);

    private static decimal Rounded(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);

    private static decimal Coarsest(int decimals)
    {
        var coarsest = 1m;
        for (var i = 1; i < decimals; i++)
        {
            coarsest /= 10;
        }

        return coarsest;
    }
}
