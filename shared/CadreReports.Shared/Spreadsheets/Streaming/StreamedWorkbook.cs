namespace CadreReports.Spreadsheets.Streaming;

/// <summary>What a workbook says of itself.</summary>
/// <param name="Title">Vietnamese.</param>
/// <param name="Subject">Vietnamese.</param>
/// <param name="Author">Vietnamese.</param>
/// <param name="Date">Created and modified, never the time of writing.</param>
/// <param name="Custom">Custom properties by name, in order.</param>
internal sealed record WorkbookProperties(
    string Title, string Subject, string Author, DateTime Date, IReadOnlyList<KeyValuePair<string, string>> Custom);

/// <summary>
/// Writes a workbook forward only: a cell is gone once it is written, so memory does not grow with the sheets. The same
/// calls always give the same bytes.
/// </summary>
internal sealed class StreamedWorkbook : IDisposable
{
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    /// <param name="sheets">The names of all sheets in their order; they may be written in another one.</param>
    /// <param name="properties">What the workbook says of itself.</param>
    public StreamedWorkbook(Stream output, IReadOnlyList<string> sheets, WorkbookProperties properties) => throw new NotImplementedException();

    /// <summary>Begins a sheet; the one before must be disposed.</summary>
    /// <param name="name">One of the names given at the start, not yet written.</param>
    /// <param name="layout">Columns, panes and print set-up.</param>
    public StreamedSheet Begin(string name, SheetLayout layout) => throw new NotImplementedException();

    /// <summary>Names a cell or range of the workbook, such as <c>Total_BM01_02_total</c>.</summary>
    /// <param name="name">A valid name, unique in the workbook.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="range">In A1 notation, without dollars: <c>D7</c> or <c>A1:B3</c>.</param>
    public void Define(string name, string sheet, string range) => throw new NotImplementedException();

    /// <summary>Writes what stands behind the sheets and closes the package.</summary>
    /// <exception cref="InvalidOperationException">A sheet was not written.</exception>
    public void Finish() => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
