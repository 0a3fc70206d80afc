using System.Collections.Concurrent;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Local.Samples;

/// <summary>
/// The sample reports of the twenty provinces of miền Nam for three half-years: invented figures that obey the catalogue's
/// balances and follow on from period to period. The same catalogue gives the same bytes. In 2023H1 one province sends
/// nothing, one a workbook that does not add up, and one a file that is no workbook; one explains what changed much since
/// the year before, so seventeen of twenty are accepted. Safe to ask from several threads.
/// </summary>
public sealed class SampleWorkbooks
{
    /// <summary>The region that reports.</summary>
    public const string Region = "mien-nam";

    /// <summary>Bạc Liêu sends nothing for the last half-year.</summary>
    public const string AbsentProvince = "95";

    /// <summary>Sóc Trăng reports 328 district agencies that are 125 + 151.</summary>
    public const string UnbalancedProvince = "94";

    /// <summary>Hậu Giang sends a scanned document under the name of a workbook.</summary>
    public const string UnreadableProvince = "93";

    /// <summary>
    /// Tiền Giang trained far fewer in 2023H1 than in 2022H1, where the article's figures of six years stand, and says so in
    /// the column Giải trình of each row.
    /// </summary>
    public const string ExplainedProvince = ArticleFigures.Province;

    private readonly CatalogueSet catalogue;
    private readonly ConcurrentDictionary<string, ProvinceModel> models = new(StringComparer.Ordinal);

    /// <param name="catalogue">Has the periods and their catalogue versions.</param>
    public SampleWorkbooks(CatalogueSet catalogue) => this.catalogue = catalogue;

    /// <summary>The half-years, oldest first.</summary>
    public static IReadOnlyList<PeriodId> Periods { get; } = [new(2022, 1), new(2022, 2), new(2023, 1)];

    /// <summary>The half-year whose summary is built, in which not everything goes well.</summary>
    public static PeriodId LastPeriod => Periods[^1];

    /// <summary>Who sends nothing.</summary>
    public static IReadOnlyList<SampleAbsence> Absences { get; } = [new(LastPeriod, AbsentProvince)];

    /// <summary>All files, by period and province code, each built when it is asked for.</summary>
    public IEnumerable<SampleUpload> Uploads() => Periods.SelectMany(Uploads);

    /// <summary>The files of one half-year, by province code, each built when it is asked for.</summary>
    public IEnumerable<SampleUpload> Uploads(PeriodId period) =>
        Provinces(period).Select(province => Upload(period, province.Code)).OfType<SampleUpload>();

    /// <summary>The file of one province, or null when it sends nothing.</summary>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public SampleUpload? Upload(PeriodId period, string province)
    {
        var name = $"bao-cao-{period}-{province}.xlsx";
        var last = period == LastPeriod;
        if (last && Is(province, AbsentProvince))
        {
            return null;
        }

        if (last && Is(province, UnreadableProvince))
        {
            return new(period, province, name, NoWorkbook(), SubmissionState.Rejected);
        }

        var expected = last && Is(province, UnbalancedProvince) ? SubmissionState.Rejected : SubmissionState.Accepted;
        return new(period, province, name, Workbook(period, province), expected);
    }

    /// <summary>The typed figures of one province's workbook; those of formula cells follow from them.</summary>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public IReadOnlyDictionary<FigureRef, long> Figures(PeriodId period, string province)
    {
        var figures = Model(province).Figures(period);
        return period == LastPeriod && Is(province, UnbalancedProvince) ? figures.WithDistrictAgencies(328, 125, 151, 0).Values : figures.Values;
    }

    private byte[] Workbook(PeriodId id, string province)
    {
        var period = Period(id);
        using var output = new MemoryStream();
        WorkbookFiller.Fill(
            catalogue.For(period),
            period,
            period.Province(province)!,
            Figures(id, province),
            Model(province).Texts(id),
            output);
        return output.ToArray();
    }

    private ProvinceModel Model(string province) => models.GetOrAdd(province, code => new ProvinceModel(ProvinceProfile.Of(code), Periods));

    private IReadOnlyList<Province> Provinces(PeriodId id) => Period(id).Region(Region)!.Provinces;

    private Period Period(PeriodId id) =>
        Periods.Contains(id) && catalogue.Period(id) is { } period
            ? period
            : throw new ArgumentException($"There are no samples for {id}.", nameof(id));

    /// <summary>A file as a scanner makes it, renamed.</summary>
    private static byte[] NoWorkbook() => Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" +
        "trailer\n<< /Root 1 0 R >>\n%%EOF\n");

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
