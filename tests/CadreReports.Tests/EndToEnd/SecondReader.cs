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

    /// <summary>The region's totals in a summary workbook: code, measure and total stand in columns A, C and E.</summary>
    public static Dictionary<FigureRef, long> Summary(Stream workbook, CatalogueVersion catalogue)
    {
        var totals = new Dictionary<FigureRef, long>();
        foreach (var (form, rows) in Sheets(workbook, catalogue))
        {
            string? code = null;
            foreach (var row in rows)
            {
                if (Text(row[0]) is { } found)
                {
                    code = form.RowIndex(found) >= 0 ? found : null;
                }

                if (code is not null && row.Length > 4 && row[4] is double total)
                {
                    var measure = form.Measures.Single(m => m.Name == Text(row[2]));
                    totals.Add(new FigureRef(form.Code, code, measure.Code), (long)total);
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
