using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>The languages in which the system speaks to people.</summary>
public static class Languages
{
    /// <summary>What everything is in where nobody says otherwise.</summary>
    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>For refusals alone.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The one that this request is answered in.</summary>
    public static CultureInfo Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English.TwoLetterISOLanguageName ? English : Vietnamese;

    /// <summary>The one that a request prefers by its header Accept-Language; Vietnamese when it says nothing of either.</summary>
    public static CultureInfo PreferredBy(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is not 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant() switch
            {
                "vi" => Vietnamese,
                "en" => English,
                _ => null,
            })
            .OfType<CultureInfo>()
            .FirstOrDefault(Vietnamese);
}
