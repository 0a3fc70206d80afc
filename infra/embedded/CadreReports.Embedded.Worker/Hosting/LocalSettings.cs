using Microsoft.Extensions.Configuration;

namespace CadreReports.Embedded.Hosting;

/// <summary>local.settings.json, whose <c>Values</c> stand for environment variables on a developer's machine.</summary>
internal static class LocalSettings
{
    /// <returns>The settings by configuration key; none when there is no such file.</returns>
    public static Dictionary<string, string?> Read(string folder)
    {
        var file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile("local.settings.json", optional: true).Build();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in file.AsEnumerable(makePathsRelative: false))
        {
            if (value is null)
            {
                continue;
            }

            if (key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
            {
                settings[key["Values:".Length..].Replace("__", ":", StringComparison.Ordinal)] = value;
            }
            else if (key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
            {
                settings[key] = value;
            }
        }

        return settings;
    }
}
