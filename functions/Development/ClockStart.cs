using Microsoft.Extensions.Configuration;

namespace CadreReports.Functions.Development;

/// <summary>For trials: another time for the clock to start with.</summary>
public static class ClockStart
{
    /// <summary>The configuration key: a moment with its offset, such as <c>2023-06-08T10:00:00+07:00</c>.</summary>
    public const string Setting = "Clock:Start";

    /// <summary>As the configuration has it; null for the real time.</summary>
    /// <exception cref="InvalidOperationException">The setting is no moment.</exception>
    public static DateTimeOffset? From(IConfiguration configuration) => configuration.GetValue<DateTimeOffset?>(Setting);
}
