using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>Reads the two sheets of codes and values: the cover and <c>_META</c>.</summary>
internal static class CoverReader
{
    private const int CoverValueColumn = 3;
    private const int MetaValueColumn = 2;

    private static readonly string[] CoverCodes =
    [
        CoverField.Province, CoverField.Period, CoverField.CutOff, CoverField.Preparer, CoverField.Approver,
        CoverField.Telephone, CoverField.Email, CoverField.Date, CoverField.Unclassified,
    ];

    private static readonly string[] MetaCodes = ["catalogueVersion", "revision", "period", "province"];

    /// <summary>The cover's fields that were found, by code.</summary>
    /// <param name="source">The sheet.</param>
    /// <param name="sheet">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="lastRow">The row, from 1, after which nothing is looked for.</param>
    public static Dictionary<string, CoverEntry> ReadCover(
        SheetSource source, string sheet, CancellationToken cancellationToken, int lastRow = int.MaxValue) =>
        Read(source, sheet, CoverCodes, CoverValueColumn, lastRow, cancellationToken);

    /// <summary>What the template says of itself.</summary>
    public static WorkbookIdentity ReadMeta(SheetSource source, string sheet, CancellationToken cancellationToken)
    {
        var values = Read(source, sheet, MetaCodes, MetaValueColumn, int.MaxValue, cancellationToken);
        return new WorkbookIdentity(
            values.GetValueOrDefault("catalogueVersion")?.Text,
            FigureText.OfText(values.GetValueOrDefault("revision")?.Text) is { Kind: FigureKind.Whole } revision ? (int)revision.Value : null,
            values.GetValueOrDefault("period")?.Text,
            values.GetValueOrDefault("province")?.Text);
    }

    private static Dictionary<string, CoverEntry> Read(
        SheetSource source, string sheet, string[] codes, int valueColumn, int lastRow, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CoverEntry>(StringComparer.Ordinal);
        var rows = source.Rows;
        var texts = new TextCells(rows, source.Styles, source.Date1904, source.Findings);
        while (rows.Read() && rows.Row <= lastRow)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Cells is not [{ Column: 1, Kind: RawKind.Text } first, ..] || CodeOf(rows.Text(first), codes) is not { } code)
            {
                continue;
            }

            var address = CellAddress.Format(rows.Row, valueColumn);
            if (found.TryGetValue(code, out var before))
            {
                source.Findings.Add(
                    ReaderFinding.DuplicateField, new CellReference(sheet, CellAddress.Format(rows.Row, 1)), code, before.Address);
                continue;
            }

            string? text = null;
            foreach (ref readonly var cell in rows.Cells)
            {
                if (cell.Column == valueColumn)
                {
                    var place = new CellReference(sheet, address);
                    text = code is CoverField.CutOff or CoverField.Date ? texts.Day(cell, place) : texts.Text(cell, place);
                }
            }

            found.Add(code, new CoverEntry(text, sheet, address));
        }

        return found;
    }

    private static string? CodeOf(ReadOnlySpan<char> text, string[] codes)
    {
        text = CellText.Trim(text);
        foreach (var code in codes)
        {
            if (text.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }

        return null;
    }
}
