using System.Globalization;

namespace CadreReports.Portal.Charts;

/// <summary>Numbers as charts need them: for the drawing, and as they are read.</summary>
internal static class ChartNumbers
{
    private const int MostSteps = 5;

    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>A coordinate or length in a drawing, to a tenth, whatever the culture.</summary>
    public static string Svg(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number on an axis, such as 1.250 or 2,5.</summary>
    public static string Tick(double number) => number.ToString("#,##0.##", Vietnamese);

    /// <summary>Round numbers from 0 on, the last of them not below the greatest value; 0 and 1 when there is nothing to show.</summary>
    public static IReadOnlyList<double> Ticks(double greatest)
    {
        if (!double.IsFinite(greatest) || greatest <= 0)
        {
            return [0, 1];
        }

        var size = Math.Pow(10, Math.Floor(Math.Log10(greatest / MostSteps)));
        var step = Steps.Select(s => s * size).First(s => Math.Ceiling(Math.Round(greatest / s, 9)) <= MostSteps);
        var count = (int)Math.Ceiling(Math.Round(greatest / step, 9));
        return [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }
}
