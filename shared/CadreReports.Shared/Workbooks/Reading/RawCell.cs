namespace CadreReports.Workbooks.Reading;

/// <summary>What the sheet says a cell's value is.</summary>
internal enum RawKind : byte
{
    /// <summary>No value; a formula that was never calculated looks so too.</summary>
    Blank,
    Number,
    Text,
    Boolean,
    Error,

    /// <summary>An ISO 8601 day or moment.</summary>
    Day,
}

/// <summary>A cell with a value or a formula, as it stands in the sheet's XML.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Kind">What the value is.</param>
/// <param name="HasFormula">Whether the value is what a formula gave when it was last calculated.</param>
/// <param name="Style">Index into the workbook's cell styles.</param>
/// <param name="Shared">Index into the shared texts, or -1 when the characters are in the row's own buffer.</param>
/// <param name="Start">Where its characters begin.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct RawCell(int Column, RawKind Kind, bool HasFormula, int Style, int Shared, int Start, int Length);
