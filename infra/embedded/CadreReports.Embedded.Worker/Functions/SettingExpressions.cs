using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Embedded.Functions;

/// <summary>Puts settings in the place of <c>%name%</c> in the values of trigger attributes.</summary>
internal static partial class SettingExpressions
{
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static string Resolve(string text, IConfiguration configuration) =>
        Expression().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            return configuration[name.Replace("__", ":", StringComparison.Ordinal)] is { Length: > 0 } value
                ? value
                : throw new InvalidOperationException($"The setting '{name}' in '{text}' is missing.");
        });

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Expression();
}
