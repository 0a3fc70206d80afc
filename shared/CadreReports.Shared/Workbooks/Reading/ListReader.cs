using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// Reads the lines of a list form: every row below the header with content. A line whose code is blank, taken or wrong
/// gets the next number of its section.
/// </summary>
internal sealed class ListReader : FormReader
{
    private const int MaxLines = 500;

    private readonly List<Line> lines = [];
    private readonly HashSet<string> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] lastNumbers;
    private readonly string[] titles;
    private int section;
    private bool isFull;

    public ListReader(SheetSource source, Form form, string sheet)
        : base(source, form, sheet)
    {
        lastNumbers = new int[form.Sections.Count];
        titles = [.. form.Sections.Select(s => CellText.Key(s.Title))];
    }

    public override bool HasContent => lines.Count > 0;

    protected override void ReadRow()
    {
        var typed = TypedCode();
        var code = Resolve(typed);
        if (code is null && IsTitle())
        {
            TellBesideTitle();
            return;
        }

        var values = new string?[Content.Form.Measures.Count];
        string? explanation = null;
        var hasContent = false;
        foreach (ref readonly var cell in Rows.Cells)
        {
            var column = Columns![cell.Column];
            if (column >= 0)
            {
                hasContent |= IsFilled(cell);
                values[column] = Value(cell, code, column);
            }
            else if (column == FormColumns.Explanation)
            {
                hasContent |= IsFilled(cell);
                explanation = Texts.Text(cell, Place(cell, code, Form.ExplanationColumn));
            }
            else if (column == FormColumns.Unknown)
            {
                NoteStray(cell);
            }
        }

        if (!hasContent || isFull)
        {
            return;
        }

        if (lines.Count == MaxLines)
        {
            isFull = true;
            Findings.Add(ReaderFinding.TooManyLines, new CellReference(Content.Sheet, CellAddress.Format(Rows.Row, 1)), MaxLines);
            return;
        }

        var isFree = code is not null && codes.Add(code);
        lines.Add(new Line(isFree ? code : null, typed, section, new ListLine("", Rows.Row, values, explanation)));
    }

    protected override void End()
    {
        foreach (var line in lines)
        {
            Content.Lines.Add(line.Content with { Code = line.Code ?? Number(line) });
        }
    }

    private string Number(Line line)
    {
        var code = Content.Form.Sections[line.Section].CodeOf(++lastNumbers[line.Section]);
        Findings.Add(
            ReaderFinding.NumberedLine,
            new CellReference(Content.Sheet, CellAddress.Format(line.Content.SheetRow, 1), code),
            line.Typed ?? "",
            code);
        return code;
    }

    private string? TypedCode() =>
        Rows.Cells[0] is { Column: 1, Kind: RawKind.Text or RawKind.Number } first && CellText.Quote(Rows.Text(first)) is { Length: > 0 } text
            ? text
            : null;

    // Also keeps the section and its highest number, which blank numbered lines count for too.
    private string? Resolve(string? typed)
    {
        if (typed is null)
        {
            return null;
        }

        for (var i = 0; i < Content.Form.Sections.Count; i++)
        {
            var candidate = Content.Form.Sections[i];
            if (typed.StartsWith(candidate.Prefix, StringComparison.OrdinalIgnoreCase) &&
                int.TryParse(typed.AsSpan(candidate.Prefix.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
                number is > 0 and < 1_000)
            {
                section = i;
                lastNumbers[i] = Math.Max(lastNumbers[i], number);
                return candidate.CodeOf(number);
            }
        }

        return null;
    }

    private bool IsTitle()
    {
        foreach (ref readonly var cell in Rows.Cells)
        {
            if (TitledSection(cell) is >= 0 and var found)
            {
                section = found;
                return true;
            }
        }

        return false;
    }

    private int TitledSection(in RawCell cell) =>
        cell.Kind == RawKind.Text && CellText.Key(Rows.Text(cell)) is { Length: > 0 } key ? Array.IndexOf(titles, key) : -1;

    // The row of a title is no line, but what somebody wrote into it must not be lost unnoticed.
    private void TellBesideTitle()
    {
        foreach (ref readonly var cell in Rows.Cells)
        {
            var column = Columns![cell.Column];
            if (column == FormColumns.Unknown)
            {
                NoteStray(cell);
            }
            else if (column != FormColumns.Check && TitledSection(cell) < 0 && Figures.Quote(cell) is { Length: > 0 } quote)
            {
                Findings.Add(ReaderFinding.UncodedRow, Place(cell), quote);
            }
        }
    }

    private bool IsFilled(in RawCell cell) => cell.HasFormula ? cell.Kind != RawKind.Text || cell.Length > 0 || cell.Shared >= 0 : !CellText.Trim(Rows.Text(cell)).IsEmpty;

    private string? Value(in RawCell cell, string? code, int column)
    {
        var measure = Content.Form.Measures[column];
        if (!Content.Form.Sections[section].Measures.Contains(column))
        {
            if (CellText.Quote(Rows.Text(cell)) is { Length: > 0 } quote)
            {
                Findings.Add(ReaderFinding.NotApplicable, Place(cell, code, measure.Code), quote);
            }

            return null;
        }

        return measure.Kind == MeasureKind.Whole
            ? Figures.Read(cell, Content, -1, column)?.ToString(CultureInfo.InvariantCulture)
            : Texts.Value(cell, Place(cell, code, measure.Code), measure);
    }

    private sealed record Line(string? Code, string? Typed, int Section, ListLine Content);
}
