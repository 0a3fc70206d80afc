using System.Globalization;
using CadreReports.Catalogue;
using ExcelDataReader;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Reads figures out of workbooks with ExcelDataReader, knowing only their layout.</summary>
internal static class SecondReader
{
    /// <summary>The figures of a report workbook.</summary>
    public static Dictionary<FigureRef, long> Workbook(byte[] content, CatalogueVersion catalogue)
    {
        var figures = new Dictionary<FigureRef, long>();
        foreach (var (form, rows) in Sheets(new MemoryStream(content), catalogue))
        {
            string?[]? codes = null;
            foreach (var row in rows)
            {
                if (codes is null && Text(row[0]) == "Mã" && row.Any(cell => form.ColumnIndex(Text(cell) ?? string.Empty) >= 0))
                {
                    codes = [.. row.Select(Text)];
                }
                else if (codes is not null && Text(row[0]) is { } code && form.RowIndex(code) >= 0)
                {
                    for (var column = 0; column < row.Length; column++)
                    {
                        if (form.ColumnIndex(codes[column] ?? string.Empty) >= 0 && row[column] is double value)
                        {
                            figures.Add(new FigureRef(form.Code, code, codes[column]!), (long)value);
                        }
                    }
                }
            }
        }

        return figures;
    }

    /// <summary>
    /// The region's totals in a summary workbook: the code stands in column A, the measure (where there are several) in
    /// column C, the total under its heading.
    /// </summary>
    public static Dictionary<FigureRef, long> Summary(Stream workbook, CatalogueVersion catalogue)
    {
        var totals = new Dictionary<FigureRef, long>();
        foreach (var (form, rows) in Sheets(workbook, catalogue))
        {
            string? code = null;
            var several = form.Measures.Count > 1;
            var total = rows.Select(row => Array.FindIndex(row, cell => Text(cell) == "Toàn khu vực")).First(column => column >= 0);
            foreach (var row in rows)
            {
                if (Text(row[0]) is { } found)
                {
                    code = form.RowIndex(found) >= 0 ? found : null;
                }

                if (code is not null && row[total] is double value)
                {
                    var measure = several ? form.Measures.Single(m => Text(row[2])!.EndsWith(m.Name, StringComparison.Ordinal)) : form.Measures[0];
                    totals.Add(new FigureRef(form.Code, code, measure.Code), (long)value);
                }
            }
        }

        return totals;
    }

    /// <summary>The sheets of the forms of figures.</summary>
    private static IEnumerable<(Form Form, IReadOnlyList<object?[]> Rows)> Sheets(Stream workbook, CatalogueVersion catalogue)
    {
        using var reader = ExcelReaderFactory.CreateReader(workbook);
        do
        {
            if (catalogue.Form(reader.Name) is { IsList: false } form)
            {
                var rows = new List<object?[]>();
                while (reader.Read())
                {
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
                }

                yield return (form, rows);
            }
        }
        while (reader.NextResult());
    }

    private static string? Text(object? cell) =>
        Convert.ToString(cell, CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } text ? text : null;
}
