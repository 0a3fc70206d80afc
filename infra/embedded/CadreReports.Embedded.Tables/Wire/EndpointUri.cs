using System.Net;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// What an endpoint's URI says: the account is the first label of the host, or with an IP address or loopback host
/// (the emulator) the first segment of the path; a table name may follow.
/// </summary>
internal static class EndpointUri
{
    public static string? AccountName(Uri endpoint)
    {
        if (IsPathStyle(endpoint))
            return Segments(endpoint).FirstOrDefault();

        var dot = endpoint.Host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : endpoint.Host[..dot];
    }

    /// <summary>The endpoint without a query, and without <paramref name="tableName"/> where it ends with it.</summary>
    public static Uri WithoutTable(Uri endpoint, string? tableName)
    {
        var path = endpoint.AbsolutePath;
        var segments = Segments(endpoint);
        if (segments.Length > AccountSegments(endpoint) && segments[^1] == tableName)
            path = path.TrimEnd('/')[..^tableName.Length];

        return new UriBuilder(endpoint) { Path = path, Query = string.Empty }.Uri;
    }

    public static Uri OfTable(Uri endpoint, string tableName) =>
        new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') + "/" + tableName }.Uri;

    private static bool IsPathStyle(Uri endpoint) => endpoint.IsLoopback || IPAddress.TryParse(endpoint.Host, out _);

    private static int AccountSegments(Uri endpoint) => IsPathStyle(endpoint) ? 1 : 0;

    private static string[] Segments(Uri endpoint) =>
        endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
