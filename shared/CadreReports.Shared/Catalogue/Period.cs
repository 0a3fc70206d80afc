using System.Globalization;

namespace CadreReports.Catalogue;

/// <summary>The stored state of a period. Due and grace are derived from the clock; locking is an act of the centre.</summary>
public enum PeriodState
{
    Draft,
    Open,
    Locked,
    Published,
    Reopened,
}

/// <summary>Where a period stands at a moment: its stored state, and what the clock makes of an open one.</summary>
public enum PeriodPhase
{
    /// <summary>Chưa mở.</summary>
    Draft,

    /// <summary>Đang nhận báo cáo: open or reopened, before the due moment.</summary>
    Open,

    /// <summary>Quá hạn, còn gia hạn: after the due moment, within the days of grace.</summary>
    Grace,

    /// <summary>Quá hạn: after the days of grace, not locked yet.</summary>
    Overdue,

    /// <summary>Đã khóa số liệu.</summary>
    Locked,

    /// <summary>Đã công bố.</summary>
    Published,
}

/// <summary>What the centre decided otherwise for one province than for the period as a whole.</summary>
/// <param name="State">Its own stored state, <see cref="PeriodState.Locked"/> or <see cref="PeriodState.Reopened"/>; null while it follows the period.</param>
/// <param name="ClosedAt">Since when its figures are closed, UTC, where that differs from the period's; null while they are not.</param>
/// <param name="Due">Its own due moment, with Vietnam's offset, which holds while it is later than the period's; null for none.</param>
public sealed record ProvinceTerms(PeriodState? State, DateTimeOffset? ClosedAt, DateTimeOffset? Due);

/// <summary>The briefing conference at which the board reads the summary.</summary>
/// <param name="Date">The day, in Vietnam.</param>
/// <param name="Place">City or province, in Vietnamese.</param>
public sealed record Conference(DateOnly Date, string Place);

/// <summary>A half-year for which provinces report.</summary>
/// <param name="Id">The half-year.</param>
/// <param name="Name">Vietnamese name for people, such as "6 tháng đầu năm 2023".</param>
/// <param name="CutOff">The day at whose end the figures are taken (chốt số liệu); it also decides which provinces report.</param>
/// <param name="Due">The due moment; its offset is that of Vietnam (UTC+7).</param>
/// <param name="GraceDays">Days after <paramref name="Due"/> in which a report is late but still expected.</param>
/// <param name="Conference">The conference, when it is set.</param>
/// <param name="CatalogueVersion">The catalogue version that its workbooks follow.</param>
/// <param name="State">The stored state.</param>
/// <param name="Regions">The conference groups of this period.</param>
/// <param name="Provinces">The provinces valid at the cut-off, ordered by code.</param>
public sealed record Period(
    PeriodId Id,
    string Name,
    DateOnly CutOff,
    DateTimeOffset Due,
    int GraceDays,
    Conference? Conference,
    string CatalogueVersion,
    PeriodState State,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<Province> Provinces)
{
    /// <summary>Where its data come from, in Vietnamese; null when nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>Which of its data nobody has confirmed yet, by their names in the data file, such as <c>cutOff</c>.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];

    /// <summary>The reminder plan that it follows; null for the default one.</summary>
    public string? Plan { get; init; }

    /// <summary>
    /// Whether a version that is sent from now on counts only when the approver of its province has confirmed it; what was
    /// sent before stands as it was taken.
    /// </summary>
    public bool AsksConfirmation { get; init; }

    /// <summary>
    /// Since when its figures are closed, UTC: what arrived later does not count. Null while they are open, and for a period
    /// that was closed from the start (<see cref="IsClosed"/> tells).
    /// </summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What holds for single provinces instead, by code.</summary>
    public IReadOnlyDictionary<string, ProvinceTerms> Terms { get; init; } = new Dictionary<string, ProvinceTerms>(StringComparer.Ordinal);

    /// <summary>Whether its figures are closed: nothing more is said about them, and what arrives does not count.</summary>
    public bool IsClosed => State is PeriodState.Locked or PeriodState.Published;

    /// <summary>The last moment of grace, with Vietnam's offset.</summary>
    public DateTimeOffset GraceEnd => Due.AddDays(GraceDays);

    /// <summary>The period as it stands for one province: with the state and the due moment that hold for it.</summary>
    /// <param name="province">The province's code at the cut-off.</param>
    public Period For(string province) => Terms.GetValueOrDefault(province) is not { } own ? this : this with
    {
        State = own.State ?? State,
        ClosedAt = own.State is null ? own.ClosedAt ?? ClosedAt : own.ClosedAt,
        Due = ExtensionOf(province) ?? Due,
    };

    /// <summary>The later due moment that one province was given, with Vietnam's offset; null when it has none.</summary>
    /// <param name="province">The province's code at the cut-off.</param>
    public DateTimeOffset? ExtensionOf(string province) =>
        Terms.GetValueOrDefault(province)?.Due is { } due && due > Due ? due : null;

    /// <summary>Whether what arrived at this moment came after the figures had been closed.</summary>
    /// <param name="receivedAt">On the application's clock.</param>
    public bool IsClosedFor(DateTimeOffset receivedAt) => IsClosed && (ClosedAt is not { } closed || receivedAt > closed);

    /// <summary>Where it stands at a moment.</summary>
    public PeriodPhase PhaseAt(DateTimeOffset now) => State switch
    {
        PeriodState.Draft => PeriodPhase.Draft,
        PeriodState.Locked => PeriodPhase.Locked,
        PeriodState.Published => PeriodPhase.Published,
        _ => now <= Due ? PeriodPhase.Open : now <= GraceEnd ? PeriodPhase.Grace : PeriodPhase.Overdue,
    };

    /// <summary>The region with this code, or null.</summary>
    public Region? Region(string code) => Regions.FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.Ordinal));

    /// <summary>
    /// What a summary can be made of: a region (<c>mien-nam</c>), several regions joined by a plus sign in any order
    /// (<c>mien-nam+mien-bac</c>), or every province (<see cref="Catalogue.Region.CountryCode"/>). Null when a part is no
    /// region of this period, or is named twice.
    /// </summary>
    public Region? Scope(string code)
    {
        if (string.Equals(code, Catalogue.Region.CountryCode, StringComparison.Ordinal))
        {
            return new Region(code, CatalogueTexts.Country, Provinces) { Extent = RegionExtent.Country };
        }

        var codes = code.Split(Catalogue.Region.Join);
        var parts = Regions.Where(r => codes.Contains(r.Code, StringComparer.Ordinal)).ToList();
        return parts.Count != codes.Length ? null : parts is [var only] ? only : Catalogue.Region.Several(parts);
    }

    /// <summary>The province that has this code at the cut-off, or null.</summary>
    public Province? Province(string code) => Provinces.FirstOrDefault(p => string.Equals(p.Code, code, StringComparison.Ordinal));
}

/// <summary>A conference group of provinces (khu vực).</summary>
/// <param name="Code">Such as <c>mien-nam</c>; used in addresses and blob names.</param>
/// <param name="Name">Vietnamese name, such as "miền Nam".</param>
/// <param name="Provinces">Its members, ordered by code.</param>
public sealed record Region(string Code, string Name, IReadOnlyList<Province> Provinces)
{
    /// <summary>The code of the whole country (cả nước).</summary>
    public const string CountryCode = "ca-nuoc";

    /// <summary>Stands between the codes of several regions.</summary>
    public const char Join = '+';

    /// <summary>Whether it is one region, several or the whole country.</summary>
    public RegionExtent Extent { get; init; }

    /// <summary>At the head of a page: "Khu vực miền Nam", "Các khu vực miền Bắc, miền Nam", "Cả nước".</summary>
    public string Title => ByExtent(CatalogueTexts.RegionTitle, CatalogueTexts.SeveralTitle, CatalogueTexts.CountryTitle);

    /// <summary>Within a sentence: "khu vực miền Nam", "các khu vực miền Bắc, miền Nam", "cả nước".</summary>
    public string InText => ByExtent(CatalogueTexts.RegionInText, CatalogueTexts.SeveralInText, CatalogueTexts.Country);

    /// <summary>At the head of a column of totals: "Toàn khu vực", "Chung các khu vực", "Toàn quốc".</summary>
    public string WholeTitle => ByExtent(CatalogueTexts.RegionWholeTitle, CatalogueTexts.SeveralWholeTitle, CatalogueTexts.CountryWholeTitle);

    /// <summary>The whole within a sentence, where its name has been said: "toàn khu vực", "các khu vực", "toàn quốc".</summary>
    public string Whole => ByExtent(CatalogueTexts.RegionWhole, CatalogueTexts.SeveralWhole, CatalogueTexts.CountryWhole);

    /// <summary>Where its members come from, in Vietnamese; null when nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>Nobody has confirmed its members yet.</summary>
    public bool Assumed { get; init; }

    /// <summary>Several regions as one, in the given order; the provinces are ordered by code.</summary>
    internal static Region Several(IReadOnlyList<Region> regions) => new(
        string.Join(Join, regions.Select(r => r.Code)),
        string.Join(CatalogueTexts.RegionJoin, regions.Select(r => r.Name)),
        [.. regions.SelectMany(r => r.Provinces).Distinct().OrderBy(p => p.Code, StringComparer.Ordinal)])
    {
        Extent = RegionExtent.Several,
    };

    private string ByExtent(string region, string several, string country) =>
        string.Format(CultureInfo.InvariantCulture, Extent switch { RegionExtent.Country => country, RegionExtent.Several => several, _ => region }, Name);
}

/// <summary>How much of the country a summary is about.</summary>
public enum RegionExtent
{
    /// <summary>One conference group.</summary>
    Region,

    /// <summary>Several conference groups together.</summary>
    Several,

    /// <summary>Every province of the period.</summary>
    Country,
}

/// <summary>
/// A province or centrally-run city within an interval of validity. The two-digit code alone does not identify it:
/// after the mergers of 1/7/2025 the same digits can mean another province.
/// </summary>
/// <param name="Code">The statistical office's two digits.</param>
/// <param name="Name">Vietnamese name without "tỉnh" or "thành phố", such as "Tiền Giang" or "TP. Hồ Chí Minh".</param>
/// <param name="IsCity">Centrally-run city: its committee is a Thành ủy rather than a Tỉnh ủy.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it lasts.</param>
/// <param name="Predecessors">The provinces that were merged into it, empty when it continues itself.</param>
public sealed record Province(
    string Code,
    string Name,
    bool IsCity,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<Province> Predecessors)
{
    /// <summary>Whether it is this very province, and not another that has or had the same code.</summary>
    public bool IsSameAs(Province other) => string.Equals(Code, other.Code, StringComparison.Ordinal) && ValidFrom == other.ValidFrom;

    /// <summary>Whether the other was merged into it, at once or by way of a third.</summary>
    public bool Continues(Province other) => Predecessors.Any(p => p.IsSameAs(other) || p.Continues(other));

    /// <summary>The name of its organisation board, such as "Ban Tổ chức Tỉnh ủy Tiền Giang".</summary>
    public string BoardName => $"{(IsCity ? CatalogueTexts.CityBoard : CatalogueTexts.ProvinceBoard)} {Name}";

    /// <summary>What its data follow from, in Vietnamese; null when nothing is said of it alone.</summary>
    public string? Source { get; init; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}
