using BenchmarkDotNet.Attributes;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using CadreReports.Workbooks.Template;

namespace CadreReports.Benchmarks;

/// <summary>
/// All rules over one report of the shipped catalogue, beside reading it. The target: judging takes less time than reading.
/// The figures are invented and a few of them wrong, so that findings are written too.
/// </summary>
[Config(typeof(BenchmarkSettings))]
public class RuleBenchmarks
{
    private static readonly PeriodId Id = new(2023, 1);

    private byte[] file = null!;
    private CatalogueVersion version = null!;
    private WorkbookContent content = null!;
    private History history = null!;

    [GlobalSetup]
    public void Setup()
    {
        var catalogue = CatalogueSet.Load();
        var period = catalogue.Period(Id)!;
        version = catalogue.For(period);
        var province = period.Provinces[0];
        using var output = new MemoryStream();
        TemplateWriter.Write(version, period, province, output, Figure);
        file = output.ToArray();
        content = Read();
        var figures = version.Forms
            .SelectMany(f => f.Indicators.SelectMany((row, r) => row.Measures.Select(m => f.Figure(r, m))))
            .ToDictionary(f => f, f => Figure(f) is { } figure && f.Row != "08" ? figure : 200L);
        history = new History(
            new EarlierReport(Id.Previous, version, [province], figures),
            new EarlierReport(Id.LastYear, version, [province], figures));
        var findings = Rules();
        if (findings.Count is < 5 or > 60 || findings.All(f => f.Earlier is null) || findings[0].Severity != Severity.Error)
        {
            throw new InvalidOperationException($"{findings.Count} findings are not what a report with some mistakes has.");
        }
    }

    [Benchmark(Baseline = true, Description = "guard + reader")]
    public WorkbookContent Read()
    {
        using var package = WorkbookPackage.Open(new MemoryStream(file));
        return WorkbookReader.Read(package, version, Id);
    }

    [Benchmark(Description = "all rules, with history")]
    public IReadOnlyList<Finding> Rules() => Validator.Validate(version, Id, content, history);

    /// <summary>Few figures other than 0, some of which do not add up and some of which changed much.</summary>
    private static long? Figure(FigureRef figure) => figure switch
    {
        { Form: "BM01", Row: "08", Column: "total" } => 900,
        { Form: "BM02", Row: "02", Column: "total" } => 328,
        { Form: "BM02", Row: "02", Column: "party" } => 125,
        { Form: "BM02", Row: "02", Column: "government" } => 151,
        _ => 0,
    };
}
