namespace Azure.Data.Tables.Wire;

/// <summary>Where a query goes on: the service says so in headers, the caller holds one string.</summary>
internal static class Continuations
{
    /// <summary>The next table, or null.</summary>
    public static string? Table(Response response) => Header(response, "x-ms-continuation-NextTableName");

    /// <summary>The next entity's keys with a space between them, or null. The service may name a partition only.</summary>
    public static string? Entity(Response response)
    {
        var partition = Header(response, "x-ms-continuation-NextPartitionKey");
        var row = Header(response, "x-ms-continuation-NextRowKey");
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    public static (string? PartitionKey, string? RowKey) Keys(string? continuation)
    {
        if (continuation is not { Length: > 1 })
            return (null, null);

        var space = continuation.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? (continuation, null)
            : (continuation[..space], space == continuation.Length - 1 ? null : continuation[(space + 1)..]);
    }

    private static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
