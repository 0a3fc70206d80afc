using System.Globalization;

namespace CadreReports.Workbooks.Template;

/// <summary>Texts with figures and days put into them, as Vietnamese readers write them.</summary>
internal static class Wording
{
    private static readonly NumberFormatInfo Dotted = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static string Fill(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>Such as 1.204.</summary>
    public static string Figure(long number) => number.ToString("#,##0", Dotted);

    /// <summary>Such as 31/5/2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    public static string Upper(string text) => text.ToUpper(CultureInfo.GetCultureInfo("vi-VN"));
}
