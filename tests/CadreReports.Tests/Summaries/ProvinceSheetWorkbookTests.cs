using CadreReports.Catalogue;
using CadreReports.Summaries;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Summaries;

public sealed class ProvinceSheetWorkbookTests
{
    private const string Code = SampleRegion.CorrectedProvince;
    private static readonly byte[] File = Write(Code);

    [Fact]
    public void It_is_valid_and_always_the_same()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(File), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(File, Write(Code));
    }

    [Fact]
    public void It_shows_the_province_s_figures_beside_its_past_and_the_median()
    {
        var reports = SampleRegion.Reports();
        var report = reports.Single(r => r.Province.Code == Code);
        var rows = new WrittenWorkbook(File).Rows("Số liệu").Where(r => r.GetValueOrDefault("E") is double).ToList();
        var figures = SampleRegion.Version.Forms.Where(f => !f.IsList)
            .SelectMany(f => f.Indicators.SelectMany(i => i.Measures.Select(m => (Indicator: i, Figure: new FigureRef(f.Code, i.Code, f.Measures[m].Code)))))
            .Where(f => ValueOf(report, f.Figure) is not null)
            .ToList();

        Assert.Equal(figures.Count, rows.Count);
        foreach (var ((indicator, figure), row) in figures.Zip(rows))
        {
            Assert.Equal(ValueOf(report, figure), (long)(double)row["E"]!);
            Assert.Equal(indicator.Time == TimeKind.Stock ? (object)(double)report.Previous!.Figures[figure] : "…", row["F"]);
            Assert.Equal((double)report.LastYear!.Figures[figure], row["G"]);
            var all = reports.Where(r => r.IsIn).Select(r => ValueOf(r, figure)).OfType<long>().Order().ToList();
            Assert.Equal((all[(all.Count - 1) / 2] + all[all.Count / 2]) / 2.0, row["H"]);
        }
    }

    [Fact]
    public void It_shows_ranks_and_names_no_other_province()
    {
        var workbook = new WrittenWorkbook(File);
        var rows = workbook.Rows("Tỷ lệ").Where(r => r.GetValueOrDefault("A") is double).ToList();
        var ratios = SampleEditions.Region.Summary.Ratios.Where(r => r.Places.Any(p => p.Province.Code == Code)).ToList();

        Assert.Equal(ratios.Select(r => r.Ratio.Name), rows.Select(r => (string)r["B"]!));
        Assert.Equal(ratios.Select(r => r.Places.Single(p => p.Province.Code == Code).Rank), rows.Select(r => (int)(double)r["D"]!));
        Assert.All(SampleRegion.Region.Provinces.Where(p => p.Code != Code), other =>
            Assert.All(workbook.Cells.Values, cells => Assert.DoesNotContain(cells.Values.OfType<string>(), text => text.Contains(other.Name, StringComparison.Ordinal) && !text.Contains("Hội nghị", StringComparison.Ordinal))));
    }

    private static byte[] Write(string province)
    {
        using var output = new MemoryStream();
        ProvinceSheetWorkbook.Write(ProvinceSheet.Of(SampleEditions.Region, province)!, output);
        return output.ToArray();
    }

    private static long? ValueOf(ProvinceReport report, FigureRef figure) => report.Facts
        .Where(row => row.Form == figure.Form && row.Row == figure.Row)
        .SelectMany(row => row.Facts)
        .Where(fact => fact.Column == figure.Column)
        .Select(fact => (long?)fact.Value)
        .FirstOrDefault();
}
