using System.Globalization;

namespace CadreReports.Local;

/// <summary>The culture of what is shown to people.</summary>
internal static class Texts
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
}
