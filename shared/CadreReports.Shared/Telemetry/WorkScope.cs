using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CadreReports.Telemetry;

/// <summary>Says what the current work is about: on its span, and on every line that is logged until it is done.</summary>
public static class WorkScope
{
    /// <summary>Begins the scope; it ends when it is disposed. What is null is not said.</summary>
    /// <param name="logger">Any; the scope holds for all.</param>
    /// <param name="period">The half-year, such as <c>2023H1</c>.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="region">The code of the region or scope.</param>
    /// <param name="upload">See <see cref="TelemetryNames.Upload"/>.</param>
    public static IDisposable? Begin(
        ILogger logger, string? period = null, string? province = null, int? version = null, string? region = null, string? upload = null)
    {
        var said = new List<KeyValuePair<string, object>>();
        Say(TelemetryNames.Period, period);
        Say(TelemetryNames.Province, province);
        Say(TelemetryNames.Version, version);
        Say(TelemetryNames.Region, region);
        Say(TelemetryNames.Upload, upload);
        return said.Count == 0 ? null : logger.BeginScope(new Subject(said));

        void Say(string name, object? value)
        {
            if (value is not null)
            {
                Tracing.Tag(name, value);
                said.Add(new(name, value));
            }
        }
    }

    /// <summary>Loggers that write scopes as text write this.</summary>
    private sealed class Subject(List<KeyValuePair<string, object>> said) : List<KeyValuePair<string, object>>(said)
    {
        public override string ToString() => string.Join(' ', this.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
    }
}
