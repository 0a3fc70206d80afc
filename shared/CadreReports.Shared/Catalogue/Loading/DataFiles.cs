using System.Text.Json;
using System.Text.Json.Serialization;

namespace CadreReports.Catalogue.Loading;

/// <summary>The catalogue's JSON files, read strictly: a member that nobody knows is refused, not ignored.</summary>
internal sealed class DataFiles(IReadOnlyDictionary<string, Func<Stream>> files)
{
    /// <summary>How the data files of the program are read.</summary>
    public static JsonSerializerOptions Strict { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The names of the files, ordered.</summary>
    public IEnumerable<string> Names => files.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="CatalogueException">The file is missing or is not of this shape.</exception>
    public T Read<T>(string name)
    {
        if (!files.TryGetValue(name, out var open))
        {
            throw new CatalogueException(name, "$", "the file is missing");
        }

        read.Add(name);
        try
        {
            using var stream = open();
            return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw new CatalogueException(name, "$", "the file holds null");
        }
        catch (JsonException e)
        {
            throw new CatalogueException(name, e.Path ?? "$", e.Message, e);
        }
    }

    /// <exception cref="CatalogueException">A file is not part of the catalogue, so its content would have no effect.</exception>
    public void RefuseUnread()
    {
        if (Names.FirstOrDefault(n => !read.Contains(n)) is { } stray)
        {
            throw new CatalogueException(stray, "$", "no version names this file");
        }
    }
}
