using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Portal.Guide;
using CadreReports.Tests.Infrastructure;

namespace CadreReports.Tests.Portal;

/// <summary>The guide keeps to the pages: what it quotes is written on them.</summary>
public sealed partial class GuideTests
{
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

    [GeneratedRegex("“(?<words>[^”]+)”")]
    private static partial Regex Quoted();
}
