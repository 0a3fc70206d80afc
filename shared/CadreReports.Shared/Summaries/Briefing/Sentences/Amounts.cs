using System.Globalization;

namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>Numbers, days and lists as a Vietnamese official writes them: 25.944; 3,2%; 22/6/2023; a, b và c.</summary>
internal static class Amounts
{
    private const int MostDecimals = 3;

    /// <summary>Beyond that a share is as good as none, or as all.</summary>
    private const int MostDecimalsAtAnEnd = 6;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "-" };

    public static string Number(long value) => value.ToString("#,##0", Vietnamese);

    /// <summary>
    /// Per cent to one decimal, which is left out where it is zero. What is not nothing is not written as 0%, nor what is not
    /// everything as 100%: it has as many decimals more as that takes.
    /// </summary>
    public static string Percent(decimal value) => Rounded(value, DecimalsOf(value)) + "%";

    /// <summary>The same for a column of a table, in which 95,0% stands below 94,7%.</summary>
    public static string PercentCell(decimal value) =>
        decimal.Round(value, DecimalsOf(value), MidpointRounding.AwayFromZero).ToString("#,##0.0" + new string('#', DecimalsOf(value) - 1), Vietnamese) + "%";

    /// <summary>Per cent on the side of a threshold where it is: 99,96 is not written as 100 beside a threshold of 100.</summary>
    public static string Percent(decimal value, decimal threshold)
    {
        for (var decimals = DecimalsOf(value); decimals < MostDecimals; decimals++)
        {
            var rounded = decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
            if (rounded < threshold == value < threshold)
                return Rounded(value, decimals) + "%";
        }

        return Rounded(decimal.Round(value, MostDecimals, MidpointRounding.ToZero), MostDecimals) + "%";
    }

    /// <summary>How a figure moved: "tăng 1.204 tổ chức (3,2%)", "giảm 18 tổ chức", "không thay đổi".</summary>
    /// <param name="difference">Now less then.</param>
    /// <param name="percent">Of what it was then; null when that was zero.</param>
    /// <param name="unit">What is counted; null for nothing.</param>
    public static string Change(long difference, decimal? percent, string? unit)
    {
        if (difference == 0)
            return BriefingTexts.Unchanged;

        var amount = Number(Math.Abs(difference)) + (unit is null ? string.Empty : " " + unit);
        var share = percent is { } p && decimal.Round(Math.Abs(p), 1, MidpointRounding.AwayFromZero) > 0 ? $" ({Percent(Math.Abs(p))})" : string.Empty;
        return $"{(difference > 0 ? BriefingTexts.Increased : BriefingTexts.Decreased)} {amount}{share}";
    }

    /// <summary>How a ratio moved, in percentage points: "tăng 1,3 điểm phần trăm".</summary>
    public static string Points(decimal points)
    {
        if (points == 0)
            return BriefingTexts.Unchanged;

        var size = decimal.Round(Math.Abs(points), 1, MidpointRounding.AwayFromZero);
        var amount = size == 0 ? $"{BriefingTexts.LessThan} {Rounded(0.1m, 1)}" : Rounded(size, 1);
        return $"{(points > 0 ? BriefingTexts.Increased : BriefingTexts.Decreased)} {amount} {BriefingTexts.PercentagePoints}";
    }

    /// <summary>Such as 31/5/2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"a", "a và b", "a, b và c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.SkipLast(1))} {BriefingTexts.And} {items[^1]}";

    /// <summary>Fills a text of the resource file; its arguments are already written for people.</summary>
    public static string Fill(string format, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);

    /// <summary>As few as keep the value apart from 0 and 100.</summary>
    private static int DecimalsOf(decimal value)
    {
        var decimals = 1;
        while (decimals < MostDecimalsAtAnEnd && decimal.Round(value, decimals, MidpointRounding.AwayFromZero) is 0 or 100 && value is not (0 or 100))
        {
            decimals++;
        }

        return decimals;
    }

    private static string Rounded(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', decimals), Vietnamese);
}
