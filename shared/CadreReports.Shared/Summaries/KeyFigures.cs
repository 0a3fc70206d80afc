using System.Text.Json;
using CadreReports.Catalogue;

namespace CadreReports.Summaries;

/// <summary>A figure that the first page shows.</summary>
/// <param name="Name">Vietnamese, understood without its form.</param>
/// <param name="Figure">Which figure.</param>
public sealed record KeyFigure(string Name, FigureRef Figure);

/// <summary>
/// The figures on the first page, in order, from <c>Data/key-figures.json</c>. One that a half-year's catalogue does
/// not have is left out of that summary.
/// </summary>
public static class KeyFigures
{
    private const string ResourceName = "Summaries/key-figures.json";

    public static IReadOnlyList<KeyFigure> All { get; } = Load();

    /// <exception cref="InvalidDataException">A figure is not named like <c>BM01.02.total</c>.</exception>
    private static List<KeyFigure> Load()
    {
        using var stream = typeof(KeyFigures).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException($"Resource {ResourceName} is missing.");
        var entries = JsonSerializer.Deserialize<List<Entry>>(stream, JsonSerializerOptions.Web) ?? [];
        return [.. entries.Select(entry => new KeyFigure(entry.Name, Parse(entry.Figure)))];
    }

    private static FigureRef Parse(string text) => text.Split('.') is [var form, var row, var column]
        ? new FigureRef(form, row, column)
        : throw new InvalidDataException($"'{text}' in {ResourceName} is not a figure such as BM01.02.total.");

    private sealed record Entry(string Figure, string Name);
}
