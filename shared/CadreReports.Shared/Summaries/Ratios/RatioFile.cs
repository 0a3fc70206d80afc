using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Loading;

namespace CadreReports.Summaries.Ratios;

/// <summary>Reads the ratios that the board compares provinces by.</summary>
internal static partial class RatioFile
{
    private const string ResourceName = "Summaries/ratios.json";

    /// <summary>The ratios that ship with the program.</summary>
    /// <exception cref="InvalidDataException">See <see cref="Ratio.Read"/>.</exception>
    public static IReadOnlyList<Ratio> Load()
    {
        using var stream = typeof(RatioFile).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException($"Resource {ResourceName} is missing.");
        return Read(stream);
    }

    /// <inheritdoc cref="Ratio.Read"/>
    public static IReadOnlyList<Ratio> Read(Stream json)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. Entries(json).Select(entry => Of(entry, ids))];
    }

    private static List<Entry> Entries(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Entry>>(json, DataFiles.Strict) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{ResourceName} is no list of ratios: {e.Message}", e);
        }
    }

    private static Ratio Of(Entry entry, HashSet<string> ids)
    {
        var numerator = entry.Numerator.Select(text => Figure(text, entry.Id)).ToList();
        return !Identifier().IsMatch(entry.Id) ? throw Wrong(entry.Id, "is not an identifier such as admitted-of-quota")
            : !ids.Add(entry.Id) ? throw Wrong(entry.Id, "occurs twice")
            : string.IsNullOrWhiteSpace(entry.Name) ? throw Wrong(entry.Id, "has no name")
            : numerator.Count == 0 || numerator.Distinct().Count() < numerator.Count ? throw Wrong(entry.Id, "needs figures above the line, each once")
            : entry.LeastPoints < 0 || entry.LeastCases < 0 ? throw Wrong(entry.Id, "has a least distance below zero")
            : new Ratio(entry.Id, entry.Name, numerator, Figure(entry.Denominator, entry.Id), entry.Order, entry.YearToDate)
            {
                IsNeutral = entry.Neutral,
                Asks = entry.Asks,
                LeastPoints = entry.LeastPoints,
                LeastCases = entry.LeastCases,
            };
    }

    private static FigureRef Figure(string text, string id) => FigureName().Match(text) is { Success: true } match
        ? new FigureRef(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
        : throw Wrong(id, $"names '{text}', which is not a figure such as BM01.02.total");

    private static InvalidDataException Wrong(string id, string what) => new($"Ratio '{id}' in {ResourceName} {what}.");

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A(BM[0-9]{2})\.([0-9]{2})\.([a-z][A-Za-z0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FigureName();

    private sealed record Entry(
        string Id,
        string Name,
        IReadOnlyList<string> Numerator,
        string Denominator,
        RatioOrder Order = RatioOrder.HighestFirst,
        bool YearToDate = false,
        bool Neutral = false,
        OutlierSide Asks = OutlierSide.Both,
        decimal LeastPoints = 0,
        long LeastCases = 0);
}
