using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CadreReports.Portal.Board;

/// <summary>Where a province's tile is.</summary>
/// <param name="Row">From 1, from north to south.</param>
/// <param name="Column">From 1, from west to east.</param>
public readonly record struct TilePlace(int Row, int Column);

/// <summary>A map of the country in which every province is a tile of the same size, about where it lies.</summary>
public sealed class TileMap
{
    private const string Resource = "PortalData/Board/tiles.json";
    private const string Nothing = "..";

    private static readonly Lazy<IReadOnlyList<(DateOnly From, TileMap Map)>> Maps = new(Load);

    private readonly Dictionary<string, TilePlace> places;

    private TileMap(IReadOnlyList<string> rows) => places = rows
        .SelectMany((row, y) => row.Split(' ').Select((code, x) => (Code: code, Place: new TilePlace(y + 1, x + 1))))
        .Where(tile => tile.Code != Nothing)
        .ToDictionary(tile => tile.Code, tile => tile.Place, StringComparer.Ordinal);

    /// <summary>The codes of the provinces that have a place.</summary>
    public IReadOnlyCollection<string> Codes => places.Keys;

    /// <summary>The map of the provinces that there are on a day.</summary>
    public static TileMap On(DateOnly day) => Maps.Value.LastOrDefault(map => map.From <= day) is { Map: { } map } ? map : Maps.Value[0].Map;

    /// <summary>The place of a province; null when nobody has given it one.</summary>
    /// <param name="code">Its two digits.</param>
    public TilePlace? Find(string code) => places.TryGetValue(code, out var place) ? place : null;

    /// <summary>
    /// The places of some provinces, such as a region's, on a map of their own that begins with the northernmost and the
    /// westernmost; those without a place are not among them.
    /// </summary>
    public IReadOnlyDictionary<string, TilePlace> Cut(IEnumerable<string> codes)
    {
        var found = codes.Where(places.ContainsKey).ToDictionary(code => code, code => places[code], StringComparer.Ordinal);
        if (found.Count == 0)
        {
            return found;
        }

        var (top, left) = (found.Values.Min(place => place.Row) - 1, found.Values.Min(place => place.Column) - 1);
        return found.ToDictionary(tile => tile.Key, tile => new TilePlace(tile.Value.Row - top, tile.Value.Column - left), StringComparer.Ordinal);
    }

    private static List<(DateOnly From, TileMap Map)> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        var file = JsonSerializer.Deserialize<TileFile>(stream, JsonSerializerOptions.Web)!;
        return [.. file.Maps.Select(map => (DateOnly.ParseExact(map.From, "yyyy-MM-dd", CultureInfo.InvariantCulture), new TileMap(map.Rows))).OrderBy(map => map.Item1)];
    }

    /// <summary>The file: maps by the first day on which they hold; a row has a province's code or two dots in each place.</summary>
    private sealed record TileFile(IReadOnlyList<TileFileMap> Maps);

    private sealed record TileFileMap(string From, IReadOnlyList<string> Rows);
}
