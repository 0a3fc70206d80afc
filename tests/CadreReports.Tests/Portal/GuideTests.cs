using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Guide;
using CadreReports.Tests.Infrastructure;

namespace CadreReports.Tests.Portal;

/// <summary>The guide keeps to the pages: what it quotes is written on them, and its pictures are there and small.</summary>
public sealed partial class GuideTests
{
    private const int MostBytes = 100_000;

    private const string Folder = "shared/CadreReports.Portal/Guide";

    /// <summary>What it quotes from the workbook's column of checks, which Excel puts together.</summary>
    private static readonly string[] OfTheWorkbook = ["Lệch 52"];

    private static IReadOnlyList<GuideStep> Steps { get; } = [.. GuideText.Parts.SelectMany(part => part.Steps)];

    [Fact]
    public void What_it_quotes_is_written_on_the_pages()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "shared"), "*Texts.resx", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => data.Element("value")!.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var quoted = Steps.SelectMany(step => step.Text).SelectMany(text => Quoted().Matches(text)).Select(match => match.Groups["words"].Value).ToHashSet();
        Assert.True(quoted.Count > 20);
        Assert.Equal([], quoted.Except(OfTheWorkbook).Except(texts, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Its_pictures_are_there_said_in_words_and_small()
    {
        var shown = Steps.Where(step => step.Picture is not null).ToList();
        Assert.All(shown, step => Assert.InRange(PortalAssets.Find(step.Picture!)!.Content.Length, 1, MostBytes));
        Assert.All(shown, step => Assert.False(string.IsNullOrWhiteSpace(step.Shows)));
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Repository.Folder, Folder), "*.png").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
            shown.Select(step => step.Picture!).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("“(?<words>[^”]+)”")]
    private static partial Regex Quoted();
}
