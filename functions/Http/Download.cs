using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CadreReports.Functions.Http;

/// <summary>A file that a browser saves under a name.</summary>
public static class Download
{
    private const int LongestName = 120;

    /// <summary>Answers with a file.</summary>
    /// <param name="content">The file at its start; closed when it is sent.</param>
    /// <param name="contentType">One of ours, never one that somebody sent.</param>
    /// <param name="name">What it is to be called; see <see cref="SafeName"/>.</param>
    /// <param name="entityTag">What stands for these very bytes, without quotation marks; null for none.</param>
    public static IResult Of(Stream content, string contentType, string name, string? entityTag = null) => Results.Stream(
        content, contentType, SafeName(name), entityTag: entityTag is null ? null : new EntityTagHeaderValue($"\"{entityTag}\""));

    /// <summary>
    /// A name that is one in every file system and needs no quoting in a header: letters and digits without marks, hyphens,
    /// underscores, plus signs, and points within. Anything else becomes a hyphen.
    /// </summary>
    internal static string SafeName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '.' ? c : '-'));
        if (safe.Length > LongestName)
        {
            var extension = Path.GetExtension(safe) is { Length: <= 6 } usual ? usual : string.Empty;
            safe = safe[..(LongestName - extension.Length)] + extension;
        }

        safe = safe.Trim('.');
        return safe.Length == 0 ? "tep" : safe;
    }
}
