using CadreReports.Catalogue;
using CadreReports.Findings;

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

    private readonly SheetSource source;
    private bool[] noted = [];

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
        }

        if (Columns is null)
        {
            Findings.Add(ReaderFinding.MissingHeader, new CellReference(Content.Sheet), Content.Form.Measures[0].Code);
        }
        else
        {
            End();
        }
    }

    /// <summary>Reads a row below the header that has cells.</summary>
    protected abstract void ReadRow();

    /// <summary>Called after the last row when there was a header.</summary>
    protected abstract void End();

    protected CellReference Place(in RawCell cell, string? row = null, string? column = null) =>
        new(Content.Sheet, CellAddress.Format(Rows.Row, cell.Column), row, column);

    /// <summary>Notes, once a column, what stands in a column without a code.</summary>
    protected void NoteStray(in RawCell cell)
    {
        var isLabel = cell.Column < Columns!.FirstMeasure && cell.Kind == RawKind.Text;
        if (cell.Column == 1 || isLabel || cell.Kind == RawKind.Blank || (cell.Column < noted.Length && noted[cell.Column]))
        {
            return;
        }

        var quote = Figures.Quote(cell);
        if (quote.Length > 0)
        {
            Array.Resize(ref noted, Math.Max(noted.Length, cell.Column + 1));
            noted[cell.Column] = true;
            Findings.Add(ReaderFinding.UnknownColumn, Place(cell), quote);
        }
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
