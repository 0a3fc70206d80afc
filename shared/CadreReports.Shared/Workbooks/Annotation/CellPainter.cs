using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Annotation;

/// <summary>Colours the cells of one sheet, and takes the colours of an earlier annotation off.</summary>
/// <param name="styles">The workbook's styles.</param>
/// <param name="earlier">What was painted over before.</param>
/// <param name="sheet">The sheet's name.</param>
/// <param name="before">Receives what every coloured cell looked like.</param>
internal sealed class CellPainter(StyleSheet styles, EarlierFills earlier, string sheet, List<PaintedCell> before)
{
    /// <summary>Whether cells that are not in question may still have an earlier colour.</summary>
    public bool CleansUp { get; } = !earlier.IsEmpty && styles.HasPainted;

    /// <summary>The style for a cell.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="style">The style that it has.</param>
    /// <param name="severity">The gravest of what is in question there, or null.</param>
    public int Paint(int row, int column, int style, Severity? severity)
    {
        if (CleansUp && styles.IsPainted(style) && earlier.Of(sheet, row, column, styles.Dialect) is { } fill)
        {
            style = styles.WithFill(style, fill);
        }

        if (severity is not { } gravest)
        {
            return style;
        }

        before.Add(new PaintedCell(sheet, CellAddress.Format(row, column), EarlierFills.Write(styles.FillOf(style))));
        return styles.Coloured(style, gravest);
    }
}
