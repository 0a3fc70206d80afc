using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>What reading a form's sheet has at hand.</summary>
/// <param name="Rows">The sheet, read forward once.</param>
/// <param name="Styles">Its cell styles.</param>
/// <param name="Date1904">Whether days count from 1904.</param>
/// <param name="Version">The catalogue that the workbook follows.</param>
/// <param name="Findings">Where findings go.</param>
internal sealed record SheetSource(SheetRows Rows, CellStyles Styles, bool Date1904, CatalogueVersion Version, FindingList Findings);

/// <summary>Turns a form's sheet into its content; the two kinds of forms differ in what follows the header row.</summary>
internal abstract class FormReader
{
    private const int CancellationInterval = 256;
    private const int MaxAbove = 1_000;

    private readonly SheetSource source;
    private readonly SortedDictionary<int, (CellReference Place, string Quote, int More)> besides = [];
    private readonly List<(CellReference Place, int Column, string Quote)> above = [];

    protected FormReader(SheetSource source, Form form, string sheet)
    {
        this.source = source;
        Rows = source.Rows;
        Index = FormIndex.Of(form);
        Content = new FormContent(form, sheet);
        Figures = new FigureCells(source.Rows, source.Styles, source.Date1904, source.Findings);
        Texts = new TextCells(source.Rows, source.Styles, source.Date1904, source.Findings, Content);
    }

    /// <summary>Whether the sheet held anything that a form of this kind collects.</summary>
    public abstract bool HasContent { get; }

    public FormContent Content { get; }

    protected FormIndex Index { get; }

    protected FormColumns? Columns { get; private set; }

    protected FigureCells Figures { get; }

    protected TextCells Texts { get; }

    protected SheetRows Rows { get; }

    protected FindingList Findings => source.Findings;

    /// <summary>The reader for this form.</summary>
    public static FormReader Create(SheetSource source, Form form, string sheet) =>
        form.IsList ? new ListReader(source, form, sheet) : new FigureReader(source, form, sheet);

    /// <summary>Reads the whole sheet.</summary>
    public void Read(CancellationToken cancellationToken)
    {
        while (Rows.Read())
        {
            if (Rows.Row % CancellationInterval == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (Rows.Cells.IsEmpty)
            {
                continue;
            }

            if (Columns is not null)
            {
                ReadRow();
                continue;
            }

            CheckCorner();
            Columns = FormColumns.TryRead(Rows, Index, Content, Findings);
            if (Columns is null)
            {
                KeepAbove();
            }
            else
            {
                TellAbove();
            }
        }

        if (Columns is null)
        {
            Findings.Add(ReaderFinding.MissingHeader, new CellReference(Content.Sheet), Content.Form.Measures[0].Code);
        }
        else
        {
            TellBesides();
            End();
        }
    }

    /// <summary>Reads a row below the header that has cells.</summary>
    protected abstract void ReadRow();

    /// <summary>Called after the last row when there was a header.</summary>
    protected abstract void End();

    protected CellReference Place(in RawCell cell, string? row = null, string? column = null) =>
        new(Content.Sheet, CellAddress.Format(Rows.Row, cell.Column), row, column, Form: Content.Form.Code);

    /// <summary>Keeps what stands in a column without a code; of each column the first is told, with the number of the others.</summary>
    protected void NoteStray(in RawCell cell)
    {
        var isLabel = cell.Column < Columns!.FirstMeasure && cell.Kind == RawKind.Text;
        if (cell.Column == 1 || isLabel || cell.Kind == RawKind.Blank || CellText.Trim(Rows.Text(cell)).IsEmpty)
        {
            return;
        }

        if (besides.TryGetValue(cell.Column, out var first))
        {
            besides[cell.Column] = first with { More = first.More + 1 };
        }
        else if (Figures.Quote(cell) is { Length: > 0 } quote)
        {
            besides.Add(cell.Column, (Place(cell), quote, 0));
        }
    }

    private void TellBesides()
    {
        foreach (var (place, quote, more) in besides.Values)
        {
            if (more == 0)
            {
                Findings.Add(ReaderFinding.UnknownColumn, place, quote);
            }
            else
            {
                Findings.Add(ReaderFinding.UnknownColumns, place, quote, more);
            }
        }
    }

    // Which columns hold figures shows only when the header follows.
    private void KeepAbove()
    {
        foreach (ref readonly var cell in Rows.Cells)
        {
            if (above.Count < MaxAbove && Figures.LooksLikeFigure(cell))
            {
                above.Add((Place(cell), cell.Column, Figures.Quote(cell)));
            }
        }
    }

    private void TellAbove()
    {
        foreach (var (place, column, quote) in above)
        {
            if (Columns![column] >= 0)
            {
                Findings.Add(ReaderFinding.AboveTable, place, quote);
            }
        }

        above.Clear();
    }

    // The template writes the form's own code into A1; another form's code there means a sheet pasted over this one.
    private void CheckCorner()
    {
        if (Rows.Row == 1 && Rows.Cells[0] is { Column: 1, Kind: RawKind.Text } corner &&
            CellText.Clean(Rows.Text(corner)) is { Length: <= 32 } text &&
            !text.Equals(Content.Form.Code, StringComparison.OrdinalIgnoreCase) &&
            source.Version.Forms.Any(f => f.Code.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            Findings.Add(ReaderFinding.WrongSheet, Place(corner), text);
        }
    }
}
