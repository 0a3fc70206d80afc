using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// Reads a guarded workbook: every sheet's XML once, forward, without a document tree. Figures are found by row code and
/// column code, never by position.
/// </summary>
public sealed class WorkbookReader
{
    // Fewer could stand in any sheet by chance.
    private const int FieldsOfACover = 3;

    // A cover that is looked for has its fields within these rows.
    private const int RowsOfACover = 200;

    private readonly WorkbookPackage package;
    private readonly CatalogueVersion version;
    private readonly PeriodId period;
    private readonly CancellationToken cancellationToken;
    private readonly FindingList findings = new();
    private readonly WorkbookParts parts;
    private readonly CellStyles styles;

    private WorkbookReader(WorkbookPackage package, CatalogueVersion version, PeriodId period, CancellationToken cancellationToken)
    {
        this.package = package;
        this.version = version;
        this.period = period;
        this.cancellationToken = cancellationToken;
        parts = WorkbookParts.Read(package);
        styles = CellStyles.Read(parts.Styles is { } part ? package.OpenPart(part) : null);
    }

    /// <summary>Reads what the workbook says; what it says wrongly or oddly is in the findings.</summary>
    /// <param name="package">The workbook, which has passed the guard.</param>
    /// <param name="version">The catalogue of the period.</param>
    /// <param name="period">The half-year, which decides the forms that are collected.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkbookRefusedException">The workbook's XML is damaged or holds too much.</exception>
    public static WorkbookContent Read(
        WorkbookPackage package, CatalogueVersion version, PeriodId period, CancellationToken cancellationToken = default) =>
        Read(package, version, period, (reader, plan, shared) => reader.Read(plan, shared), cancellationToken);

    /// <summary>Reads the cover alone, which takes a small part of the time; see <see cref="Read(WorkbookPackage, CatalogueVersion, PeriodId, CancellationToken)"/>.</summary>
    public static IReadOnlyDictionary<string, CoverEntry> ReadCover(
        WorkbookPackage package, CatalogueVersion version, PeriodId period, CancellationToken cancellationToken = default) =>
        Read(package, version, period, (reader, plan, shared) => reader.ReadCover(plan, shared), cancellationToken);

    private static T Read<T>(
        WorkbookPackage package, CatalogueVersion version, PeriodId period, Func<WorkbookReader, SheetPlan, SharedText, T> read, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new WorkbookReader(package, version, period, cancellationToken);
            using var shared = SharedText.Read(reader.parts.SharedText is { } part ? package.OpenPart(part) : null, package.Limits, cancellationToken);
            return read(reader, SheetPlan.Make(package, reader.parts, shared, version, reader.findings), shared);
        }
        catch (Exception e) when (WorkbookPackage.IsDamage(e))
        {
            throw GuardFinding.Refuse(GuardFinding.Damaged, e);
        }
    }

    private WorkbookContent Read(SheetPlan plan, SharedText shared)
    {
        var identity = ReadIdentity(plan, shared);
        if (identity.NamesOtherVersion(version))
        {
            findings.ExpectOtherForms();
        }

        var cover = ReadCover(plan, shared);
        var forms = new List<FormContent>(version.Forms.Count);
        foreach (var form in version.Forms)
        {
            if (ReadForm(form, plan[form.Code], shared) is { } content)
            {
                forms.Add(content);
            }
        }

        foreach (var sheet in plan.Others)
        {
            findings.Add(ReaderFinding.UnknownSheet, new CellReference(sheet.Name));
        }

        return new WorkbookContent(identity, cover, forms, findings.ToList());
    }

    private WorkbookIdentity ReadIdentity(SheetPlan plan, SharedText shared)
    {
        if (plan[SheetName.Meta] is not { } sheet)
        {
            return new WorkbookIdentity(null, null, null, null);
        }

        using var rows = Open(sheet, shared);
        return CoverReader.ReadMeta(Source(rows, findings), sheet.Name, cancellationToken);
    }

    private Dictionary<string, CoverEntry> ReadCover(SheetPlan plan, SharedText shared)
    {
        if (plan[SheetName.Cover] is { } sheet)
        {
            using var rows = Open(sheet, shared);
            var cover = CoverReader.ReadCover(Source(rows, findings), sheet.Name, cancellationToken);
            if (cover.Count < FieldsOfACover)
            {
                findings.Add(ReaderFinding.UncodedCover, new CellReference(sheet.Name));
            }

            return cover;
        }

        foreach (var other in plan.Others)
        {
            if (CountFields(other, shared) >= FieldsOfACover)
            {
                plan.Rename(other, SheetName.Cover);
                findings.Add(ReaderFinding.RenamedSheet, new CellReference(other.Name, "A1"), SheetName.Cover);
                return ReadCover(plan, shared);
            }
        }

        findings.Add(ReaderFinding.MissingCover, new CellReference(SheetName.Cover));
        return new Dictionary<string, CoverEntry>(StringComparer.Ordinal);
    }

    private int CountFields(SheetPart sheet, SharedText shared)
    {
        using var rows = Open(sheet, shared);
        return CoverReader.ReadCover(Source(rows, new FindingList()), sheet.Name, cancellationToken, RowsOfACover).Count;
    }

    private FormContent? ReadForm(Form form, SheetPart? sheet, SharedText shared)
    {
        var isCollected = form.IsCollectedIn(period);
        if (sheet is null)
        {
            if (isCollected)
            {
                findings.Add(ReaderFinding.MissingSheet, new CellReference(form.Code), form.Title);
            }

            return null;
        }

        using var rows = Open(sheet, shared);
        var reader = FormReader.Create(Source(rows, isCollected ? findings : new FindingList()), form, sheet.Name);
        reader.Read(cancellationToken);
        if (isCollected)
        {
            return reader.Content;
        }

        if (reader.HasContent)
        {
            findings.Add(ReaderFinding.NotCollected, new CellReference(sheet.Name), period.InWords());
        }

        return null;
    }

    private SheetRows Open(SheetPart sheet, SharedText shared) => new(package.OpenPart(sheet.Part), shared, package.Limits);

    private SheetSource Source(SheetRows rows, FindingList target) => new(rows, styles, parts.Date1904, version, target);
}
