using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>A briefing as another reader finds it: the package's own XML, without the library that wrote it.</summary>
internal sealed class ReadBriefing
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> parts;

    public ReadBriefing(byte[] file)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        parts = package.Entries.ToDictionary(e => e.FullName, Content);
        Body = Part("word/document.xml").Element(W + "body")!;
    }

    public XElement Body { get; }

    public static byte[] Write(RegionalSummary summary)
    {
        using var output = new MemoryStream();
        BriefingDocument.Write(new SummaryEdition(summary, 7, new string('c', 64)), output);
        return output.ToArray();
    }

    public XElement Part(string name) => XDocument.Load(new MemoryStream(parts[name])).Root!;

    /// <summary>Style and text of everything on the highest level; a table has the style "table".</summary>
    public IEnumerable<(string Style, XElement Element)> Blocks() => Body.Elements().Select(e =>
        (e.Name == W + "tbl" ? "table" : (string?)e.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val") ?? string.Empty, e));

    /// <summary>What stands below a heading of the second level.</summary>
    public List<(string Style, XElement Element)> Below(string title) =>
        [.. Blocks().SkipWhile(b => !(b.Style == "Heading2" && Text(b.Element).EndsWith(". " + title, StringComparison.Ordinal))).Skip(1).TakeWhile(b => b.Style is not ("Heading1" or "Heading2"))];

    public static string Text(XElement element) => string.Concat(element.Descendants(W + "t").Select(t => t.Value));

    public static List<List<string>> Rows(XElement table) => [.. table.Elements(W + "tr").Select(r => r.Elements(W + "tc").Select(Text).ToList())];

    /// <summary>The chart of a paragraph: categories, and the values of each series by its name.</summary>
    public (List<string> Categories, Dictionary<string, List<string?>> Series) Chart(XElement paragraph)
    {
        var id = (string)paragraph.Descendants(C + "chart").Single().Attribute(R + "id")!;
        var target = (string)Part("word/_rels/document.xml.rels").Elements().Single(r => (string?)r.Attribute("Id") == id).Attribute("Target")!;
        var chart = Part("word/" + target.Replace("/word/", string.Empty, StringComparison.Ordinal));
        var series = chart.Descendants(C + "ser").Where(s => s.Element(C + "tx") is not null).ToList();
        return (
            Points(series[0].Element(C + "cat")!).Select(p => p!).ToList(),
            series.ToDictionary(s => s.Element(C + "tx")!.Descendants(C + "v").Single().Value, s => Points(s.Element(C + "val")!)));
    }

    private static List<string?> Points(XElement data)
    {
        var points = new string?[(int)data.Descendants(C + "ptCount").First().Attribute("val")!];
        foreach (var point in data.Descendants(C + "pt"))
        {
            points[(int)point.Attribute("idx")!] = point.Element(C + "v")!.Value;
        }

        return [.. points];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
