using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>The host id: hosts that have it in common share their receipts and their blob queue.</summary>
internal static class HostIdentity
{
    private const int MaxLength = 32;

    /// <summary>The setting <c>AzureFunctionsWebHost__hostid</c>, as in the Functions host, else the app's name.</summary>
    public static string Read(IConfiguration configuration)
    {
        var name = configuration["AzureFunctionsWebHost:hostid"] is { Length: > 0 } given ? given : Assembly.GetEntryAssembly()!.GetName().Name!;
#pragma warning disable CA1308 // Queue names are lower case.
        var id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
#pragma warning restore CA1308
        while (id.Contains("--", StringComparison.Ordinal))
        {
            id = id.Replace("--", "-", StringComparison.Ordinal);
        }

        return id[..Math.Min(id.Length, MaxLength)].TrimEnd('-');
    }
}
