using System.Globalization;
using System.Text.Json;

namespace CadreReports.Tests.Costs;

/// <summary>The operator's runbook, and the figures in it.</summary>
internal static class Runbook
{
    /// <summary>Where the runbook is.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "infra", "azure");

    public static string Text => File.ReadAllText(Path.Combine(Folder, "README.md"));

    /// <summary>How often each thing happens in a half-year.</summary>
    public static IReadOnlyDictionary<string, double> Times() =>
        Data("half-year.json").GetProperty("times").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetDouble(), StringComparer.Ordinal);

    public static JsonElement Data(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "cost", name))).RootElement;

    /// <summary>The rows of a table of figures by their first cell, and in each the figures by column.</summary>
    /// <param name="head">What the table's first line begins with.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Rows(string head)
    {
        var lines = Text.Split('\n').SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).ToList();
        var columns = Cells(lines[0]);
        return lines.Skip(2).Select(Cells).ToDictionary(
            cells => cells[0],
            IReadOnlyDictionary<string, double> (cells) => columns.Zip(cells).Skip(1).ToDictionary(
                pair => pair.First, pair => double.Parse(pair.Second.Replace(",", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static string[] Cells(string line) => [.. line.Trim('|', '\r').Split('|').Select(cell => cell.Trim().Trim('*'))];

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "CadreReports.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
