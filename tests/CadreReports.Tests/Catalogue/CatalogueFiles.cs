using System.Text;
using System.Text.Json.Nodes;
using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

/// <summary>The shipped data files in memory, to be broken on purpose.</summary>
internal sealed class CatalogueFiles
{
    private const string ResourceFolder = "Catalogue/";

    private readonly Dictionary<string, string> texts = [];

    public CatalogueFiles()
    {
        var assembly = typeof(CatalogueSet).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourceFolder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            texts.Add(name[ResourceFolder.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    public CatalogueFiles Edit(string file, Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(texts[file])!;
        edit(json);
        texts[file] = json.ToJsonString();
        return this;
    }

    public CatalogueFiles Replace(string file, string text)
    {
        texts[file] = text;
        return this;
    }

    public CatalogueFiles Remove(string file)
    {
        Assert.True(texts.Remove(file));
        return this;
    }

    public CatalogueSet Load() => CatalogueSet.Load(texts.ToDictionary(
        t => t.Key,
        t => (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(t.Value))),
        StringComparer.Ordinal));
}
