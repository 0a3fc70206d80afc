using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CadreReports.Addresses;

namespace CadreReports.Portal.Frame;

/// <summary>A file that pages load.</summary>
/// <param name="Name">Its name, with the extension.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PortalAsset(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>Stands for these very bytes: an address that has it may be kept for ever.</summary>
    public string Tag { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span))[..16];

    /// <summary>Where it is, as a path from the portal's root.</summary>
    public string Address => $"{PageAddress.Files}/{Tag}/{Name}";
}

/// <summary>
/// The files that pages load, from the assembly itself: the style sheet and the script, each written in parts that stand beside
/// the pages they are for, and pictures.
/// </summary>
public static class PortalAssets
{
    private const string Prefix = "Portal/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PortalAsset> All = Load().ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Everything.</summary>
    public static IReadOnlyCollection<PortalAsset> Files => All.Values;

    public static PortalAsset Style => All["portal.css"];

    public static PortalAsset Script => All["portal.js"];

    /// <summary>The asset of this name; null for none.</summary>
    public static PortalAsset? Find(string name) => All.GetValueOrDefault(name);

    private static IEnumerable<PortalAsset> Load()
    {
        var assembly = typeof(PortalAssets).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.StartsWith(Prefix + "Documents/", StringComparison.Ordinal))
            // The frame's own part first: the others build on it.
            .OrderBy(name => !name.StartsWith(Prefix + "Frame/", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal)
            .ToList();
        yield return Joined(assembly, names, "portal.css");
        yield return Joined(assembly, names, "portal.js");
        foreach (var name in names.Where(name => Path.GetExtension(name) is not (".css" or ".js")))
        {
            yield return new PortalAsset(Path.GetFileName(name), ContentTypes[Path.GetExtension(name)], Read(assembly, name));
        }
    }

    private static PortalAsset Joined(Assembly assembly, List<string> names, string name) => new(
        name,
        ContentTypes[Path.GetExtension(name)],
        Encoding.UTF8.GetBytes(string.Join(
            '\n',
            names.Where(part => Path.GetExtension(part) == Path.GetExtension(name)).Select(part => Encoding.UTF8.GetString(Read(assembly, part)).ReplaceLineEndings("\n")))));

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
