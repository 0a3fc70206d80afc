using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>What each column of a sheet holds, from the row that has the column codes.</summary>
internal sealed class FormColumns
{
    public const int Unknown = -1;
    public const int Check = -2;
    public const int Explanation = -3;

    private readonly int[] meanings;

    private FormColumns(int[] meanings, int headerRow, int firstMeasure) =>
        (this.meanings, HeaderRow, FirstMeasure) = (meanings, headerRow, firstMeasure);

    /// <summary>The row of the column codes.</summary>
    public int HeaderRow { get; }

    /// <summary>The first column that holds a measure; texts that label the rows stand before it.</summary>
    public int FirstMeasure { get; }

    /// <summary>A measure's index or one of the constants; the column counts from 1.</summary>
    public int this[int column] => (uint)column < (uint)meanings.Length ? meanings[column] : Unknown;

    /// <summary>Takes the current row as the header if it has the codes of measures; null otherwise.</summary>
    public static FormColumns? TryRead(SheetRows rows, FormIndex index, FormContent content, FindingList findings)
    {
        var meanings = new int[rows.Cells.IsEmpty ? 0 : rows.Cells[^1].Column + 1];
        Array.Fill(meanings, Unknown);
        var places = new Dictionary<int, int>();
        var firstMeasure = 0;
        List<(int Meaning, int Column)>? again = null;
        foreach (ref readonly var cell in rows.Cells)
        {
            var meaning = cell.Kind == RawKind.Text ? index.Column(rows.Text(cell)) : Unknown;
            if (meaning == Unknown)
            {
                continue;
            }

            if (!places.TryAdd(meaning, cell.Column))
            {
                (again ??= []).Add((meaning, cell.Column));
                continue;
            }

            meanings[cell.Column] = meaning;
            firstMeasure = meaning >= 0 && firstMeasure == 0 ? cell.Column : firstMeasure;
        }

        // One code alone may be a word that happens to be one, unless the form has no more columns.
        if (firstMeasure == 0 || (places.Count == 1 && index.Form.Measures.Count > 1))
        {
            return null;
        }

        var columns = new FormColumns(meanings, rows.Row, firstMeasure);
        foreach (var (meaning, column) in again ?? [])
        {
            var code = Code(index.Form, meaning);
            findings.Add(
                ReaderFinding.DuplicateColumn,
                new CellReference(content.Sheet, CellAddress.Format(rows.Row, column), null, code),
                code,
                CellAddress.Format(rows.Row, places[meaning]));
        }

        columns.LocateMeasures(places, content, findings);
        return columns;
    }

    private void LocateMeasures(Dictionary<int, int> places, FormContent content, FindingList findings)
    {
        var header = HeaderRow.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < content.Form.Measures.Count; i++)
        {
            var measure = content.Form.Measures[i];
            if (places.TryGetValue(i, out var column))
            {
                content.LocateColumn(i, column);
            }
            else
            {
                findings.Add(ReaderFinding.MissingColumn, new CellReference(content.Sheet, null, null, measure.Code), header, measure.Code, measure.Name);
            }
        }

        if (places.TryGetValue(Explanation, out var explanation))
        {
            content.ExplanationColumn = explanation;
        }
        else
        {
            findings.Add(
                ReaderFinding.MissingExplanation,
                new CellReference(content.Sheet, null, null, Form.ExplanationColumn),
                header,
                Form.ExplanationColumn);
        }
    }

    private static string Code(Form form, int meaning) =>
        meaning >= 0 ? form.Measures[meaning].Code : meaning == Check ? Form.CheckColumn : Form.ExplanationColumn;
}
