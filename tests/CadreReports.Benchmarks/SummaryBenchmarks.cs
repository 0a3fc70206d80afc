using BenchmarkDotNet.Attributes;
using CadreReports.Catalogue;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;
using CadreReports.Tests.Summaries;

namespace CadreReports.Benchmarks;

/// <summary>
/// A regional summary with everything it shows, from reports to finished files, against ClosedXML writing the workbook's
/// cells bare: a region of 20 provinces and the country of 63, each with both earlier half-years.
/// </summary>
[Config(typeof(BenchmarkSettings))]
public class SummaryBenchmarks
{
    private const string SamplePeriod = "2023H1";

    private readonly CatalogueSet catalogues = CatalogueSet.Load();
    private IReadOnlyList<ProvinceReport> reports = [];
    private SummaryEdition edition = null!;
    private BareCells cells = null!;

    [Params(20, 63)]
    public int Provinces { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        reports = new GeneratedCountry().Reports(SamplePeriod, Scope);
        edition = new SummaryEdition(Summary(), 1, new string('0', 64));
        using var output = new MemoryStream();
        SummaryWorkbookWriter.Write(edition, output);
        cells = BareCells.Of(output.ToArray());
        if (reports.Count != Provinces || cells.Count < Provinces * 300)
        {
            throw new InvalidOperationException($"{cells.Count} cells of {reports.Count} provinces are not the summary that is to be measured.");
        }
    }

    [Benchmark(Baseline = true, Description = "ClosedXML, the workbook's cells bare")]
    public long ClosedXml() => cells.WriteWithClosedXml();

    [Benchmark(Description = "Model and workbook")]
    public long Workbook()
    {
        using var output = new MemoryStream();
        SummaryWorkbookWriter.Write(edition with { Summary = Summary() }, output);
        return output.Length;
    }

    [Benchmark(Description = "Model and briefing")]
    public long Briefing()
    {
        using var output = new MemoryStream();
        BriefingDocument.Write(edition with { Summary = Summary() }, output);
        return output.Length;
    }

    private string Scope => Provinces == 20 ? "mien-nam" : Region.CountryCode;

    private RegionalSummary Summary()
    {
        var period = catalogues.Period(SamplePeriod)!;
        return RegionalSummary.Build(catalogues.For(period), period, period.Scope(Scope)!, reports);
    }
}
