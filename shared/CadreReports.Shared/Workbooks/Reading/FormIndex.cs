using System.Globalization;
using System.Runtime.CompilerServices;
using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Reading;

/// <summary>A form's codes, to be looked up by the characters of a cell. Made once for each form, never changed.</summary>
internal sealed class FormIndex
{
    private static readonly ConditionalWeakTable<Form, FormIndex> Known = [];

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rows;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> columns;
    private readonly Dictionary<int, int> rowsByNumber = [];
    private readonly bool[] applies;
    private readonly int width;

    private FormIndex(Form form)
    {
        Form = form;
        width = form.Measures.Count;
        var rowCodes = new Dictionary<string, int>(form.Indicators.Count, StringComparer.OrdinalIgnoreCase);
        applies = new bool[form.Indicators.Count * width];
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            var code = form.Indicators[i].Code;
            rowCodes.TryAdd(code, i);
            if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                rowsByNumber.TryAdd(number, i);
            }

            foreach (var measure in form.Indicators[i].Measures)
            {
                applies[(i * width) + measure] = true;
            }
        }

        var columnCodes = new Dictionary<string, int>(form.Measures.Count + 2, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < form.Measures.Count; i++)
        {
            columnCodes.TryAdd(form.Measures[i].Code, i);
        }

        columnCodes.TryAdd(Form.CheckColumn, FormColumns.Check);
        columnCodes.TryAdd(Form.ExplanationColumn, FormColumns.Explanation);
        rows = rowCodes.GetAlternateLookup<ReadOnlySpan<char>>();
        columns = columnCodes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Form Form { get; }

    public static FormIndex Of(Form form) => Known.GetValue(form, static f => new FormIndex(f));

    /// <summary>The row with this code, also where 01 has become the number 1; -1 when there is none.</summary>
    public int Row(ReadOnlySpan<char> code)
    {
        code = CellText.Trim(code);
        return rows.TryGetValue(code, out var row) ||
               (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && rowsByNumber.TryGetValue(number, out row))
            ? row
            : -1;
    }

    /// <summary>The measure with this code, or one of the special columns of <see cref="FormColumns"/>.</summary>
    public int Column(ReadOnlySpan<char> code) => columns.TryGetValue(CellText.Trim(code), out var column) ? column : FormColumns.Unknown;

    public bool Applies(int row, int column) => applies[(row * width) + column];
}
