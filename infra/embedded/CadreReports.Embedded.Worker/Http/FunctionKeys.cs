using System.Security.Cryptography;
using System.Text;
using CadreReports.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Http;

/// <summary>Says whether a request may call a function: the key is in the header <c>x-functions-key</c> or the query's <c>code</c>.</summary>
internal sealed class FunctionKeys(IOptions<EmbeddedHostOptions> options)
{
    public bool Allow(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous)
        {
            return true;
        }

        var given = request.Headers["x-functions-key"].ToString();
        if (given.Length == 0)
        {
            given = request.Query["code"].ToString();
        }

        // Both are always compared, in constant time, so that an answer's time says nothing about the keys.
        var master = Matches(given, options.Value.MasterKey);
        var function = Matches(given, options.Value.FunctionKey);
        return level == AuthorizationLevel.Function ? master | function : master;
    }

    private static bool Matches(string given, string? key)
    {
        var same = CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));
        return same && !string.IsNullOrEmpty(key);
    }
}
