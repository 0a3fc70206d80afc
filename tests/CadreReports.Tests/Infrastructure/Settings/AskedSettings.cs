using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Infrastructure.Settings;

/// <summary>A configuration that notes what it is asked for.</summary>
internal sealed class AskedSettings(IReadOnlyDictionary<string, string> values) : ConfigurationProvider, IConfigurationSource
{
    /// <summary>The keys, as they were asked for.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IConfiguration Configuration => new ConfigurationRoot([this]);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        Keys.Add(key);
        var isSet = values.TryGetValue(key, out var set);
        value = set;
        return isSet;
    }
}
