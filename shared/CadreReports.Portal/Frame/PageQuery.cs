using System.Globalization;
using System.Text;

namespace CadreReports.Portal.Frame;

/// <summary>Addresses with a query.</summary>
public static class PageQuery
{
    /// <summary>The page of a list that a query names, from 1, which it also is where it names none.</summary>
    public static int PageOf(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>How a query names a page of a list; null for the first, which need not be named.</summary>
    public static string? NameOf(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>An address with those of the values that are there.</summary>
    /// <param name="address">A path of this site without a query.</param>
    /// <param name="values">Names and values; what is null or empty is left out.</param>
    public static string Of(string address, params IEnumerable<(string Name, string? Value)> values)
    {
        var text = new StringBuilder(address);
        var sign = '?';
        foreach (var (name, value) in values.Where(v => !string.IsNullOrEmpty(v.Value)))
        {
            text.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value!));
            sign = '&';
        }

        return text.ToString();
    }
}
