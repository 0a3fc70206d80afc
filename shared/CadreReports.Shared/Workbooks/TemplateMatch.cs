using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Workbooks;

/// <summary>
/// Whether a workbook is the one that was asked for: its hidden identity and its cover agree with the period and province
/// under which it was uploaded, and its cover is filled in.
/// </summary>
public static class TemplateMatch
{
    public const string NoIdentity = "MAU-NHANDANG";
    public const string OtherVersion = "MAU-PHIENBAN";
    public const string OlderRevision = "MAU-BANSUA";
    public const string OtherPeriod = "MAU-KY";
    public const string OtherProvince = "MAU-TINH";
    public const string OtherCutOff = "MAU-CHOTSO";
    public const string NotConfirmed = "MAU-BIMAT";
    public const string MissingField = "MAU-BIA-THIEU";
    public const string DoubtfulEmail = "MAU-BIA-EMAIL";
    public const string DoubtfulDate = "MAU-BIA-NGAY";

    /// <summary>Every identity of a check.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoIdentity, OtherVersion, OlderRevision, OtherPeriod, OtherProvince, OtherCutOff, NotConfirmed, MissingField,
        DoubtfulEmail, DoubtfulDate,
    ];

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Compares what the workbook says of itself with what it was uploaded as.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="period">The period of the upload's path.</param>
    /// <param name="province">The province of the upload's path.</param>
    /// <param name="version">The catalogue of the period.</param>
    public static IReadOnlyList<Finding> Check(WorkbookContent content, Period period, Province province, CatalogueVersion version)
    {
        var findings = new List<Finding>();
        CheckIdentity(findings, content.Identity, period, province, version);
        if (content.Cover.Count > 0)
        {
            CheckCover(findings, content.Cover, period, province);
        }
        else
        {
            // Whatever became of the cover, nothing is accepted without this.
            CheckConfirmation(findings, content.Cover);
        }

        return findings;
    }

    private static void CheckIdentity(List<Finding> findings, WorkbookIdentity identity, Period period, Province province, CatalogueVersion version)
    {
        var sheet = new CellReference(SheetName.Meta);
        if (identity is { CatalogueVersion: null, Period: null, Province: null })
        {
            Add(findings, NoIdentity, Severity.Error, sheet, MatchTexts.NoIdentity);
            return;
        }

        if (!Same(identity.Period, period.Id.ToString()))
        {
            Add(findings, OtherPeriod, Severity.Error, sheet, MatchTexts.OtherPeriod, PeriodId.TryParse(identity.Period, out var other) ? other.InWords() : Name(identity.Period), period.Name);
        }

        if (!SameProvince(identity.Province, province))
        {
            var place = identity.Province is { } code ? period.Province(code)?.Name ?? code : null;
            Add(findings, OtherProvince, Severity.Error, sheet, MatchTexts.OtherProvince, Name(place), province.Name);
        }

        if (!Same(identity.CatalogueVersion, version.Version))
        {
            Add(findings, OtherVersion, Severity.Error, sheet, MatchTexts.OtherVersion, Name(identity.CatalogueVersion), version.Version);
        }
        else if (identity.Revision is not { } revision || revision < version.Revision)
        {
            Add(findings, OlderRevision, Severity.Note, sheet, MatchTexts.OlderRevision, identity.Revision ?? 0, version.Revision);
        }
    }

    private static void CheckCover(List<Finding> findings, IReadOnlyDictionary<string, CoverEntry> cover, Period period, Province province)
    {
        if (Filled(cover, CoverField.Province) is { } place && !SameProvince(place.Text, province))
        {
            Add(findings, OtherProvince, Severity.Error, Cell(place), MatchTexts.CoverProvince, Name(place.Text), province.Name);
        }

        if (Filled(cover, CoverField.Period) is { } half && !SamePeriod(half.Text, period))
        {
            Add(findings, OtherPeriod, Severity.Error, Cell(half), MatchTexts.CoverPeriod, Name(half.Text), period.Name);
        }

        if (Filled(cover, CoverField.CutOff) is { } cutOff && !Same(cutOff.Text, Iso(period.CutOff)))
        {
            Add(findings, OtherCutOff, Severity.Error, Cell(cutOff), MatchTexts.OtherCutOff, Written(cutOff.Text), Written(Iso(period.CutOff)));
        }

        CheckConfirmation(findings, cover);
        Require(findings, cover, CoverField.Preparer, Severity.Error, MatchTexts.FieldPreparer);
        Require(findings, cover, CoverField.Approver, Severity.Error, MatchTexts.FieldApprover);
        Require(findings, cover, CoverField.Telephone, Severity.Note, MatchTexts.FieldTelephone);
        Require(findings, cover, CoverField.Date, Severity.Error, MatchTexts.FieldDate);
        CheckDate(findings, cover, period);
        if (Filled(cover, CoverField.Email) is not { } email)
        {
            Require(findings, cover, CoverField.Email, Severity.Note, MatchTexts.FieldEmail);
        }
        else if (!IsEmail(email.Text!))
        {
            Add(findings, DoubtfulEmail, Severity.Note, Cell(email), MatchTexts.DoubtfulEmail, Name(email.Text));
        }
    }

    private static void CheckConfirmation(List<Finding> findings, IReadOnlyDictionary<string, CoverEntry> cover)
    {
        var entry = cover.GetValueOrDefault(CoverField.Unclassified);
        if (entry?.Text is not { } text || !Same(text, Template.TemplateTexts.Yes))
        {
            var place = entry is null ? new CellReference(SheetName.Cover) : Cell(entry);
            Add(findings, NotConfirmed, Severity.Error, place, place.Address is null ? MatchTexts.NotConfirmed : MatchTexts.NotConfirmedCell);
        }
    }

    // A report is signed after its half-year began; one dated years away is a slip of the keyboard.
    private static void CheckDate(List<Finding> findings, IReadOnlyDictionary<string, CoverEntry> cover, Period period)
    {
        var first = new DateOnly(period.Id.Year, period.Id.Half == 1 ? 1 : 7, 1);
        if (Filled(cover, CoverField.Date) is { } entry &&
            DateOnly.TryParseExact(entry.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) &&
            (day < first || day > first.AddYears(2)))
        {
            Add(findings, DoubtfulDate, Severity.Error, Cell(entry), MatchTexts.DoubtfulDate, Written(entry.Text), period.Name);
        }
    }

    private static void Require(
        List<Finding> findings, IReadOnlyDictionary<string, CoverEntry> cover, string field, Severity severity, string name)
    {
        if (Filled(cover, field) is null)
        {
            var place = cover.TryGetValue(field, out var entry) ? Cell(entry) : new CellReference(SheetName.Cover);
            Add(findings, MissingField, severity, place, place.Address is null ? MatchTexts.MissingLine : MatchTexts.MissingField, name);
        }
    }

    private static CoverEntry? Filled(IReadOnlyDictionary<string, CoverEntry> cover, string field) =>
        cover.TryGetValue(field, out var entry) && entry.Text is not null ? entry : null;

    private static bool SameProvince(string? text, Province province) =>
        text is not null && (Same(text, province.Code) || Same(text, province.Name) || Same(text, province.BoardName) ||
                             Same(text, $"{(province.IsCity ? MatchTexts.City : MatchTexts.Province)} {province.Name}"));

    private static bool SamePeriod(string? text, Period period) =>
        Same(text, period.Name) || Same(text, period.Id.ToString());

    private static bool Same(string? left, string right) =>
        left is not null && string.Equals(CellText.Key(left), CellText.Key(right), StringComparison.Ordinal);

    // Plausible, not proven: one @, something before it, a dotted name after it, no spaces.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var dot = text.LastIndexOf('.');
        return at > 0 && at == text.LastIndexOf('@') && dot > at + 1 && dot < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }

    private static CellReference Cell(CoverEntry entry) => new(entry.Sheet, entry.Address);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)
            : Name(iso);

    private static string Name(string? text) => text is null ? MatchTexts.Nothing : CellText.Quote(text);

    private static void Add(List<Finding> findings, string ruleId, Severity severity, CellReference cell, string format, params ReadOnlySpan<object> values) =>
        findings.Add(new Finding(ruleId, severity, string.Format(Vietnamese, format, [CellText.Quote(cell.Sheet), cell.Address ?? "", .. values]), [cell]));
}
