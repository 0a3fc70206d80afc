namespace Azure.Data.Tables.Wire;

/// <summary>The table endpoint and shared key that a storage connection string names.</summary>
internal sealed record StorageConnectionString(Uri Endpoint, string? AccountName, TableSharedKeyCredential Credential)
{
    // The emulator's account and key are public and the same everywhere.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int EmulatorPort = 10002;

    /// <summary>
    /// Reads <c>UseDevelopmentStorage=true</c>, or AccountName and AccountKey with either TableEndpoint or
    /// EndpointSuffix (and DefaultEndpointsProtocol, https unless given).
    /// </summary>
    /// <exception cref="InvalidOperationException">A segment is not of the form name=value, or occurs twice.</exception>
    /// <exception cref="ArgumentException">The segments do not name an account, its key and an endpoint.</exception>
    public static StorageConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var segments = Split(connectionString);
        if (segments.GetValueOrDefault("UseDevelopmentStorage") == "true")
            return Emulator(segments.GetValueOrDefault("DevelopmentStorageProxyUri"));

        var endpoint = segments.GetValueOrDefault("TableEndpoint");
        var suffix = segments.GetValueOrDefault("EndpointSuffix");
        if (!segments.TryGetValue("AccountName", out var account) ||
            !segments.TryGetValue("AccountKey", out var key) ||
            (endpoint ?? suffix) is null)
        {
            throw new ArgumentException(
                "The connection string must have AccountName, AccountKey and one of TableEndpoint and EndpointSuffix.",
                nameof(connectionString));
        }

        var protocol = segments.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        return new(
            new UriBuilder(string.IsNullOrWhiteSpace(endpoint) ? $"{protocol}://{account}.table.{suffix}" : endpoint).Uri,
            account,
            new TableSharedKeyCredential(account, key));
    }

    private static StorageConnectionString Emulator(string? proxy)
    {
        var uri = proxy is null ? new UriBuilder("http", "127.0.0.1") : new UriBuilder(proxy);
        uri.Port = EmulatorPort;
        uri.Path = EmulatorAccount;
        return new(uri.Uri, AccountName: null, new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var segments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var body = connectionString.EndsWith(';') ? connectionString[..^1] : connectionString;
        foreach (var segment in body.Split(';', StringSplitOptions.TrimEntries))
        {
            var at = segment.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == segment.Length - 1)
                throw new InvalidOperationException("Every segment of a connection string must be of the form name=value.");

            if (!segments.TryAdd(segment[..at].Trim(), segment[(at + 1)..].Trim()))
                throw new InvalidOperationException($"The connection string names '{segment[..at].Trim()}' twice.");
        }

        return segments;
    }
}
