using System.Collections.Concurrent;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Local.Samples;

/// <summary>
/// The sample reports of the twenty provinces of miền Nam for three half-years: invented figures that obey the catalogue's
/// balances and follow on from period to period. The same catalogue gives the same bytes. In 2023H1 one province sends
/// nothing, one a workbook that does not add up, and one a file that is no workbook; one explains what changed much since
/// the year before, and one corrects itself, so seventeen of twenty are accepted. When they send is <see cref="SampleSchedule"/>'s.
/// Safe to ask from several threads.
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

    /// <summary>Trà Vinh miscounts its district agencies for the last half-year at first and then sends the right number.</summary>
    public const string CorrectedProvince = "84";

    /// <summary>How many agencies the corrected province counts twice at first.</summary>
    private const int Miscounted = 9;

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

    /// <summary>The file that counts of every province, by period and province code, each built when it is asked for.</summary>
    public IEnumerable<SampleUpload> Uploads() => Periods.SelectMany(Uploads);

    /// <summary>The files of one half-year that count, by province code, each built when it is asked for.</summary>
    public IEnumerable<SampleUpload> Uploads(PeriodId period) =>
        Provinces(period).Select(province => Upload(period, province.Code)).OfType<SampleUpload>();

    /// <summary>The file of one province that counts, its last one, or null when it sends nothing.</summary>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public SampleUpload? Upload(PeriodId period, string province) =>
        period == LastPeriod && Is(province, AbsentProvince)
            ? null
            : new(
                period,
                province,
                FileName(period, province),
                period == LastPeriod && Is(province, UnreadableProvince) ? NoWorkbook() : Workbook(period, province, Figures(period, province)),
                Expected(period, province));

    /// <summary>The file of a sending, built now.</summary>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public SampleUpload Upload(SampleSending sending)
    {
        if (sending.Number == Sendings(sending.Period, sending.Province))
        {
            return Upload(sending.Period, sending.Province) ?? throw new ArgumentException($"Province {sending.Province} sends nothing.", nameof(sending));
        }

        var agencies = (string column) => Figures(sending.Period, sending.Province)[new("BM02", "02", column)];
        var miscounted = Model(sending.Province).Figures(sending.Period)
            .WithDistrictAgencies(agencies("total") + Miscounted, agencies("party"), agencies("government"), agencies("service"));
        return new(
            sending.Period, sending.Province, FileName(sending.Period, sending.Province), Workbook(sending.Period, sending.Province, miscounted.Values), sending.Expected);
    }

    /// <summary>How many files a province sends for a half-year.</summary>
    public static int Sendings(PeriodId period, string province) =>
        period != LastPeriod ? 1 : Is(province, AbsentProvince) ? 0 : Is(province, CorrectedProvince) ? 2 : 1;

    /// <summary>The state in which a province's submission ends.</summary>
    public static SubmissionState Expected(PeriodId period, string province) => Expected(period, province, Sendings(period, province));

    /// <summary>The state in which a province's submission is after some of its files.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="sent">How many of its files it has sent.</param>
    public static SubmissionState Expected(PeriodId period, string province, int sent) =>
        sent == 0 ? SubmissionState.Missing
        : sent < Sendings(period, province) ? SubmissionState.Rejected
        : period == LastPeriod && (Is(province, UnbalancedProvince) || Is(province, UnreadableProvince)) ? SubmissionState.Rejected
        : SubmissionState.Accepted;

    /// <summary>The typed figures of one province's workbook; those of formula cells follow from them.</summary>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public IReadOnlyDictionary<FigureRef, long> Figures(PeriodId period, string province)
    {
        var figures = Model(province).Figures(period);
        return period == LastPeriod && Is(province, UnbalancedProvince) ? figures.WithDistrictAgencies(328, 125, 151, 0).Values : figures.Values;
    }

    /// <summary>Fills in a template as a province's clerk does who downloaded it.</summary>
    /// <param name="template">The downloaded file.</param>
    /// <param name="id">The half-year.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="figures">What is typed (<see cref="Figures"/>).</param>
    /// <exception cref="ArgumentException">No samples are made for this period or province.</exception>
    public byte[] Fill(byte[] template, PeriodId id, string province, IReadOnlyDictionary<FigureRef, long> figures)
    {
        var period = Period(id);
        using var input = new MemoryStream(template);
        using var output = new MemoryStream();
        WorkbookFiller.Fill(input, catalogue.For(period), period, period.Province(province)!, figures, Model(province).Texts(id), output);
        return output.ToArray();
    }

    private byte[] Workbook(PeriodId id, string province, IReadOnlyDictionary<FigureRef, long> figures)
    {
        var period = Period(id);
        using var output = new MemoryStream();
        WorkbookFiller.Fill(
            catalogue.For(period),
            period,
            period.Province(province)!,
            figures,
            Model(province).Texts(id),
            output);
        return output.ToArray();
    }

    private static string FileName(PeriodId period, string province) => $"bao-cao-{period}-{province}.xlsx";

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
