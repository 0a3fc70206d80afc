using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>Reads the rows of a form of figures: the row code in column A, the figures under the column codes.</summary>
internal sealed class FigureReader(SheetSource source, Form form, string sheet) : FormReader(source, form, sheet)
{
    private const int MaxStrays = 1_000;
    private const int LongestCode = 5;

    private readonly List<(int Row, int Column)> uncalculated = [];
    private readonly List<(int Row, int Column)> calculated = [];
    private readonly HashSet<(int Row, int Column)> writtenAsText = [];
    private readonly List<(CellReference Place, string Quote)> strays = [];
    private bool hasFigures;

    public override bool HasContent => hasFigures;

    protected override void ReadRow()
    {
        var code = Code();
        var row = code.IsEmpty ? -1 : Index.Row(code);
        if (row < 0)
        {
            ReadStrayRow(code);
            return;
        }

        Tell(ReaderFinding.UncodedRow);
        if (Content.SheetRow(row) is > 0 and var before)
        {
            var first = Form.Indicators[row].Code;
            Findings.Add(ReaderFinding.DuplicateRow, Place(Rows.Cells[0], first), first, CellAddress.Format(before, 1));
            return;
        }

        Content.Locate(row, Rows.Row);
        var columns = Columns!;
        foreach (ref readonly var cell in Rows.Cells)
        {
            var column = columns[cell.Column];
            if (column >= 0)
            {
                ReadFigure(cell, row, column);
            }
            else if (column == FormColumns.Explanation)
            {
                Content.Explain(row, Texts.Text(cell, Place(cell, Form.Indicators[row].Code, Form.ExplanationColumn)));
            }
            else if (column == FormColumns.Unknown)
            {
                NoteStray(cell);
            }
        }
    }

    protected override void End()
    {
        Tell(ReaderFinding.BelowTable);
        for (var i = 0; i < Form.Indicators.Count; i++)
        {
            if (Content.SheetRow(i) == 0)
            {
                var indicator = Form.Indicators[i];
                Findings.Add(ReaderFinding.MissingRow, new CellReference(Content.Sheet, null, indicator.Code), indicator.Code, indicator.Name);
            }
        }

        TakeBackSumsOfTexts();
        CatalogueSums.Fill(Content, uncalculated);
    }

    /// <summary>
    /// Programs leave numbers that are written as text out of their sums, without a word; such a sum is computed here, and
    /// so is every sum that it is a part of.
    /// </summary>
    private void TakeBackSumsOfTexts()
    {
        for (var found = writtenAsText.Count; found > 0;)
        {
            found = calculated.RemoveAll(sum =>
            {
                var isAffected = Form.PartsOf(sum.Row, sum.Column).Any(writtenAsText.Contains);
                if (isAffected)
                {
                    uncalculated.Add(sum);
                    writtenAsText.Add(sum);
                }

                return isAffected;
            });
        }
    }

    private Form Form => Content.Form;

    private ReadOnlySpan<char> Code() =>
        Rows.Cells[0] is { Column: 1, Kind: RawKind.Text or RawKind.Number } first ? CellText.Trim(Rows.Text(first)) : [];

    private void ReadFigure(in RawCell cell, int row, int column)
    {
        if (!Index.Applies(row, column))
        {
            ReadNotApplicable(cell, row, column);
            return;
        }

        if (cell is { HasFormula: true, Kind: RawKind.Blank or RawKind.Text, Length: 0, Shared: < 0 })
        {
            if (!Form.IsTyped(row, column))
            {
                uncalculated.Add((row, column));
            }
            else if (cell.Kind == RawKind.Blank)
            {
                Content.MarkUnreadable(Rows.Row, cell.Column);
                Findings.Add(ReaderFinding.NotCalculated, Place(cell, Form.Indicators[row].Code, Form.Measures[column].Code));
            }

            return;
        }

        Content[row, column] = Figures.Read(cell, Content, row, column);
        hasFigures = true;
        if (cell.HasFormula)
        {
            calculated.Add((row, column));
        }
        else if (cell.Kind == RawKind.Text && Content[row, column] is not null)
        {
            writtenAsText.Add((row, column));
        }
    }

    // A zero, a dash or a cross says the same as the grey of the cell.
    private void ReadNotApplicable(in RawCell cell, int row, int column)
    {
        var quote = Figures.Quote(cell);
        if (quote.Length == 0 || quote is "0" || IsDash(quote))
        {
            return;
        }

        Findings.Add(
            Figures.LooksLikeFigure(cell) ? ReaderFinding.NotApplicable : ReaderFinding.NotApplicableText,
            Place(cell, Form.Indicators[row].Code, Form.Measures[column].Code),
            quote);
    }

    private static bool IsDash(string quote) =>
        quote is "-" or "–" or "—" or "x" or "X" or "×" or "/" or "." || FigureText.OfText(quote).Kind == FigureKind.WrittenZero;

    private void ReadStrayRow(ReadOnlySpan<char> code)
    {
        var isCode = code.Length is > 0 and <= LongestCode && code.ContainsAnyInRange('0', '9');
        foreach (ref readonly var cell in Rows.Cells)
        {
            var column = Columns![cell.Column];
            if (column is FormColumns.Unknown or FormColumns.Check || (column == FormColumns.Explanation && cell.Kind != RawKind.Text))
            {
                continue;
            }

            // A header that was copied further down says nothing.
            var quote = Figures.Quote(cell);
            if (quote.Length == 0 || IsDash(quote) || Index.Column(quote) == column)
            {
                continue;
            }

            hasFigures |= column >= 0 && Figures.LooksLikeFigure(cell);
            if (isCode)
            {
                Findings.Add(ReaderFinding.UnknownRow, Place(cell), quote, CellText.Quote(code));
            }
            else if (strays.Count < MaxStrays)
            {
                strays.Add((Place(cell), quote));
            }
        }
    }

    // Whether a row without a code is within the table shows only when a row with one follows.
    private void Tell(ReaderRule rule)
    {
        foreach (var (place, quote) in strays)
        {
            Findings.Add(rule, place, quote);
        }

        strays.Clear();
    }
}
