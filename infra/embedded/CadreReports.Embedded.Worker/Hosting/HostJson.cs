using Microsoft.Extensions.Configuration;

namespace CadreReports.Embedded.Hosting;

/// <summary>
/// host.json of the app's folder. As in the Functions host, settings named <c>AzureFunctionsJobHost__…</c> override it.
/// </summary>
internal sealed class HostJson
{
    private readonly IConfiguration file;
    private readonly IConfiguration overrides;

    public HostJson(IConfiguration configuration, string folder)
    {
        file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile("host.json", optional: true).Build();
        overrides = configuration.GetSection("AzureFunctionsJobHost");
    }

    /// <summary>A value by its path, for example <c>extensions:http:routePrefix</c>; null when it is not set.</summary>
    public string? this[string path] => overrides[path] ?? file[path];

    /// <exception cref="InvalidOperationException">The value is no whole number in the given range.</exception>
    public int Number(string path, int otherwise, int minimum, int maximum) =>
        this[path] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum ? number
        : throw new InvalidOperationException($"host.json: {path} must be a whole number from {minimum} to {maximum}, not '{text}'.");

    /// <exception cref="InvalidOperationException">The value is no time span.</exception>
    public TimeSpan Time(string path, TimeSpan otherwise) =>
        this[path] is not { Length: > 0 } text ? otherwise
        : TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time
        : throw new InvalidOperationException($"host.json: {path} must be a time like 00:00:02, not '{text}'.");
}
