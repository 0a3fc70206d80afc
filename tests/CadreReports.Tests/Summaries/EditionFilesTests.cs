using System.Globalization;
using System.Text.Json;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Exports;
using CadreReports.Summaries.Ratios;
using CadreReports.Tests.Summaries.Briefing;
using CadreReports.Tests.Summaries.Exports;

namespace CadreReports.Tests.Summaries;

/// <summary>The four files of one edition, each read by another reader, say the same.</summary>
public sealed class EditionFilesTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static TheoryData<string> Samples => ["region", "year", "country", "merged"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Workbook_document_table_and_json_agree(string name)
    {
        var edition = SampleEditions.Of(BriefingSamples.All().Single(s => s.Name == name).Summary);
        var json = JsonDocument.Parse(Write(SummaryJson.Write, edition)).RootElement;
        var csv = CsvTable.Read(Write(SummaryCsv.Write, edition));
        var workbook = new WrittenWorkbook(SampleEditions.Write(edition));
        var document = new ReadBriefing(Write(BriefingDocument.Write, edition));

        var inCsv = csv.ToDictionary(
            row => (row["Mã số liệu"], row["Cấp số liệu"] == "tổng" ? string.Empty : row["Tỉnh, thành phố"]), row => long.Parse(row["Giá trị"], CultureInfo.InvariantCulture));
        var names = json.GetProperty("provinces").EnumerateArray().ToDictionary(p => p.GetProperty("code").GetString()!, p => p.GetProperty("name").GetString()!);
        var figures = json.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray()).ToDictionary(f => f.GetProperty("figure").GetString()!);
        var ratios = json.GetProperty("ratios").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);

        // Every figure: table and JSON, totals and provinces.
        var inJson = new Dictionary<(string, string), long>();
        foreach (var (id, figure) in figures)
        {
            if (figure.GetProperty("total").ValueKind == JsonValueKind.Number)
                inJson.Add((id, string.Empty), figure.GetProperty("total").GetInt64());
            foreach (var value in figure.GetProperty("values").EnumerateObject().Where(v => v.Value.ValueKind == JsonValueKind.Number))
                inJson.Add((id, names[value.Name]), value.Value.GetInt64());
        }

        Assert.Equal(inCsv.OrderBy(v => v.Key.Item1, StringComparer.Ordinal).ThenBy(v => v.Key.Item2, StringComparer.Ordinal), inJson.OrderBy(v => v.Key.Item1, StringComparer.Ordinal).ThenBy(v => v.Key.Item2, StringComparer.Ordinal));

        // Key figures and ratios: the workbook's named cells.
        var keys = json.GetProperty("keyFigures").EnumerateArray().Select(k => k.GetProperty("figure").GetString()!).ToList();
        Assert.True(keys.Count >= 8, $"{keys.Count} key figures");
        Assert.All(keys, key => Assert.Equal(
            inCsv.TryGetValue((key, string.Empty), out var total) ? (double)total : null,
            workbook.At(workbook.Names["Total_" + key.Replace('.', '_')]).Single()));
        foreach (var (id, ratio) in ratios)
        {
            var percent = ratio.GetProperty("total").GetProperty("percent").GetDecimal();
            var cell = (double)workbook.At(workbook.Names["Ratio_" + id.Replace('-', '_')]).Single()!;
            Assert.Equal((double)percent, cell, 0.0000501);

            // What the ratio is made of, from the lines of the table, where nothing is added from another half-year.
            if (edition.Summary.Period.Id.Half == 2 && ratio.GetProperty("yearToDate").GetBoolean())
                continue;
            var above = ratio.GetProperty("numerator").EnumerateArray().Select(f => f.GetString()!).ToList();
            var below = ratio.GetProperty("denominator").GetString()!;
            var whole = names.Values.Where(p => above.Append(below).All(f => inCsv.ContainsKey((f, p))) && inCsv[(below, p)] > 0).ToList();
            Assert.Equal(Math.Round(100m * whole.Sum(p => above.Sum(f => inCsv[(f, p)])) / whole.Sum(p => inCsv[(below, p)]), 6), percent);
        }

        // The document's tables: totals and provinces.
        var compared = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            if (document.Below(group.Title).SingleOrDefault(b => b.Style == "table").Element is not { } table)
                continue;

            var rows = ReadBriefing.Rows(table);
            var columns = rows[0].Skip(2).Select(heading => group.Columns.Single(c => heading == c.Name || heading == c.Name + " (tính cả năm)")).ToList();
            foreach (var row in rows.Skip(1).Where(r => r.Count == rows[0].Count))
            {
                var province = row[1] == "Tổng số" ? string.Empty : row[1];
                for (var i = 0; i < columns.Count; i++)
                {
                    Assert.Equal(
                        columns[i].Figure is { } figure
                            ? inCsv.TryGetValue((figure.ToString(), province), out var value) ? value.ToString("N0", Vietnamese) : string.Empty
                            : Percent(ratios[columns[i].Ratio!], province) is { } percent ? RawFigures.Written(percent, fewestDecimals: 1) : string.Empty,
                        row[i + 2]);
                    compared++;
                }
            }
        }

        Assert.True(compared > 300, $"{compared} cells compared");

        decimal? Percent(JsonElement ratio, string province)
        {
            if (province.Length == 0)
                return ratio.GetProperty("total").GetProperty("percent").GetDecimal();

            var place = ratio.GetProperty("places").EnumerateArray().Where(p => names[p.GetProperty("province").GetString()!] == province).ToList();
            return place.Count == 0 ? null : place.Single().GetProperty("value").GetProperty("percent").GetDecimal();
        }
    }

    [Fact]
    public void Everyone_reads_the_same_outliers_and_the_json_the_question_as_the_workbook()
    {
        var edition = SampleEditions.Region;
        var outliers = JsonDocument.Parse(Write(SummaryJson.Write, edition)).RootElement.GetProperty("outliers").EnumerateArray().ToList();
        var questions = outliers.Select(o => o.GetProperty("proposed").GetString()!).ToList();
        var workbook = new WrittenWorkbook(SampleEditions.Write(edition));

        Assert.NotEmpty(questions);
        Assert.Equal(edition.Summary.Outliers.Select(o => OutlierQuestion.Text(edition.Summary, o)), questions);
        Assert.All(questions, question => Assert.Contains(workbook.Cells["Cần giải trình"].Values, value => value is string text && text == question));
        Assert.All(outliers, o => Assert.Equal(JsonValueKind.Number, o.GetProperty("score").ValueKind));
    }

    private static byte[] Write(Action<SummaryEdition, Stream> write, SummaryEdition edition)
    {
        using var output = new MemoryStream();
        write(edition, output);
        return output.ToArray();
    }
}
