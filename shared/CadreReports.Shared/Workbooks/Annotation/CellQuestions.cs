using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Workbooks.Annotation;

/// <summary>What is in question at one cell.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Findings">What speaks of the cell, in the order in which it is listed; never empty.</param>
internal sealed record CellQuestion(int Row, int Column, IReadOnlyList<Finding> Findings)
{
    /// <summary>The gravest.</summary>
    public Severity Severity => Findings.Max(f => f.Severity);
}

/// <summary>The findings by the cells that they speak of.</summary>
internal sealed class CellQuestions
{
    private readonly Dictionary<string, List<(int Row, int Column, Finding Finding)>> bySheet = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="findings">All findings, in the order in which they are listed.</param>
    public CellQuestions(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            foreach (var cell in finding.Cells)
            {
                if (CellAddress.TryParse(cell.Address, out var row, out var column))
                {
                    if (!bySheet.TryGetValue(cell.Sheet, out var cells))
                    {
                        bySheet[cell.Sheet] = cells = [];
                    }

                    cells.Add((row, column, finding));
                }
            }
        }
    }

    /// <summary>The cells in question of a sheet, by row and column; of merged cells the one that shows.</summary>
    public IReadOnlyList<CellQuestion> On(SheetPart sheet, SheetSurvey survey) =>
    [
        .. bySheet.GetValueOrDefault(sheet.Name, [])
            .Select(c => (Cell: survey.Shown(c.Row, c.Column), c.Finding))
            .GroupBy(c => c.Cell, c => c.Finding)
            .Select(g => new CellQuestion(g.Key.Row, g.Key.Column, [.. g.Distinct()]))
            .OrderBy(q => q.Row).ThenBy(q => q.Column),
    ];
}
