using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>Which sheet holds what: by name, else by the form's code in A1.</summary>
internal sealed class SheetPlan
{
    private const int LongestCode = 32;

    private readonly Dictionary<string, SheetPart> byCode = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sheet of a form, the cover or <c>_META</c>, or null.</summary>
    public SheetPart? this[string code] => byCode.GetValueOrDefault(code);

    /// <summary>The sheets that are none of the template's.</summary>
    public List<SheetPart> Others { get; } = [];

    public static SheetPlan Make(WorkbookPackage package, WorkbookParts parts, SharedText shared, CatalogueVersion version, FindingList findings)
    {
        var plan = new SheetPlan();
        var unnamed = new List<SheetPart>();
        foreach (var sheet in parts.Sheets)
        {
            var name = CellText.Clean(sheet.Name) ?? "";
            if (!IsCode(version, name))
            {
                unnamed.Add(sheet);
            }
            else if (!plan.byCode.TryAdd(name, sheet))
            {
                plan.Refuse(sheet, name, findings);
            }
        }

        foreach (var sheet in unnamed)
        {
            var corner = Corner(package, sheet, shared);

            // A province may correct the copy that it got back; what was found last time is no part of its report.
            if (!AnnotationMark.Is(corner))
            {
                plan.Place(sheet, corner, version, findings);
            }
        }

        return plan;
    }

    /// <summary>Gives a place to a sheet that was recognised by its content.</summary>
    public void Rename(SheetPart sheet, string code)
    {
        Others.Remove(sheet);
        byCode.Add(code, sheet);
    }

    private static bool IsCode(CatalogueVersion version, string name) =>
        name.Equals(SheetName.Cover, StringComparison.OrdinalIgnoreCase) || name.Equals(SheetName.Meta, StringComparison.OrdinalIgnoreCase) ||
        version.Forms.Any(f => f.Code.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Corner(WorkbookPackage package, SheetPart sheet, SharedText shared)
    {
        using var rows = new SheetRows(package.OpenPart(sheet.Part), shared, package.Limits);
        return rows.Read() && rows.Row == 1 && rows.Cells is [{ Column: 1, Kind: RawKind.Text } corner, ..] &&
               CellText.Clean(rows.Text(corner)) is { Length: <= LongestCode } text
            ? text
            : null;
    }

    private void Place(SheetPart sheet, string? corner, CatalogueVersion version, FindingList findings)
    {
        if (corner is null || !version.Forms.Any(f => f.Code.Equals(corner, StringComparison.OrdinalIgnoreCase)))
        {
            Others.Add(sheet);
        }
        else if (byCode.TryAdd(corner, sheet))
        {
            findings.Add(ReaderFinding.RenamedSheet, new CellReference(sheet.Name, "A1"), corner);
        }
        else
        {
            Refuse(sheet, corner, findings);
        }
    }

    private void Refuse(SheetPart sheet, string code, FindingList findings) =>
        findings.Add(ReaderFinding.DuplicateSheet, new CellReference(sheet.Name), code, CellText.Quote(byCode[code].Name));
}
