using System.Globalization;
using System.Text.RegularExpressions;
using CadreReports.Spreadsheets.Streaming;
using ClosedXML.Excel;
using ExcelDataReader;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Spreadsheets;

public sealed partial class StreamedCellsTests
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "'", "\t", "\n", "\r", "\r\n", " ", "  ", "<", ">", "&", "\"", "]]>", "_x0041_", "_x005F_", "_x", "_", "\0", "\u0001", "\u001f", "\u007f", "\u0085",
        "\ud83d\ude00", "\ud800", "\udc00", "\ufffe", "\uffff", "\ufffd", "ấ", "a\u0302\u0301", "Đồng Tháp", "SUM(A1)", "1.204", "12/6/2023", "TRUE", "\u200b", "\u2028",
    ];

    private static readonly CellStyle[] Styles =
    [
        CellStyle.Default,
        new() { Bold = true, FontColour = "A61C1C", FontSize = 14.5 },
        new() { Italic = true, Underline = true, Fill = "F3E3D6", Grid = true },
        new() { Hatched = true, Wrap = true, Vertical = VerticalAlignment.Top, Horizontal = HorizontalAlignment.Center },
        new() { Horizontal = HorizontalAlignment.Left, Indent = 2, FontName = "Arial", NumberFormat = "@" },
        new() { NumberFormat = "#,##0.0\"%\"", Horizontal = HorizontalAlignment.Right, Vertical = VerticalAlignment.Bottom },
    ];

    private static readonly DateTime Start = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="Gap">Columns that are left out in front of it.</param>
    /// <param name="Value">A text, long, decimal, double or moment; null for an empty cell.</param>
    /// <param name="Style">Which of the styles.</param>
    /// <param name="IsCopy">Whether the style is an equal one and not the same.</param>
    private sealed record Drawn(int Gap, object? Value, int Style, bool IsCopy);

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        Prop.ForAll(Sheets().ToArbitrary(), sheets =>
        {
            var (first, second) = (Write(sheets), Write(sheets));
            Assert.Equal(first, second);
            CompareByClosedXml(sheets, first);
            CompareByExcelDataReader(sheets, first);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void A_text_longer_than_a_cell_is_cut_between_characters()
    {
        var text = new string('x', 32_766) + "\ud83d\ude00";
        var file = Write([[[new Drawn(0, text, 0, false), new Drawn(0, text[1..], 0, false)]]]);
        using var workbook = new XLWorkbook(new MemoryStream(file));
        Assert.Equal(new string('x', 32_766), workbook.Worksheets.First().Cell(1, 1).GetString());
        Assert.Equal(text[1..], workbook.Worksheets.First().Cell(1, 2).GetString());
    }

    [Fact]
    public void A_day_that_Excel_does_not_know_is_a_text()
    {
        var file = Write([[[new Drawn(0, new DateTime(2, 1, 3, 0, 0, 0, DateTimeKind.Unspecified), 0, false), new Drawn(0, Start, 0, false)]]]);
        using var workbook = new XLWorkbook(new MemoryStream(file));
        Assert.Equal("03/01/0002", workbook.Worksheets.First().Cell(1, 1).GetString());
        Assert.Equal(61d, workbook.Worksheets.First().Cell(1, 2).Value);
    }

    private static Gen<List<List<List<Drawn>>>> Sheets()
    {
        var text = Gen.Choose(0, 5).SelectMany(n => Gen.Elements(Pieces).ListOf(n)).Select(p => (object?)string.Concat(p));
        var number = Gen.Choose(int.MinValue, int.MaxValue);
        var value = Gen.Frequency(
            (6, text),
            (1, Gen.Constant((object?)null)),
            (2, number.Select(n => (object?)(long)n)),
            (1, number.Select(n => (object?)(n * (long)int.MaxValue))),
            (2, number.Select(n => (object?)(n / 1000m))),
            (1, number.Two().Select(n => (object?)(n.Item1 / (double)n.Item2 * 1e-9))),
            (1, number.Select(n => (object?)Start.AddSeconds(n & int.MaxValue))));
        var cell =
            from gap in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 30)))
            from v in value
            from style in Gen.Choose(0, Styles.Length - 1)
            from copy in Gen.Elements(true, false)
            select new Drawn(gap, v, style, copy);
        var row = Gen.Choose(0, 6).SelectMany(n => cell.ListOf(n)).Select(c => c.ToList());
        var sheet = Gen.Choose(0, 8).SelectMany(n => row.ListOf(n)).Select(r => r.ToList());
        return Gen.Choose(1, 3).SelectMany(n => sheet.ListOf(n)).Select(s => s.ToList());
    }

    private static byte[] Write(List<List<List<Drawn>>> sheets) => SampleStream.Save([.. sheets.Select((_, i) => $"S{i}")], workbook =>
    {
        // Backwards, since the order of writing is free.
        for (var s = sheets.Count - 1; s >= 0; s--)
        {
            using var sheet = workbook.Begin($"S{s}", SampleStream.Layout);
            foreach (var row in sheets[s])
            {
                sheet.NextRow(row.Count % 2 == 0 ? null : 20);
                var column = 0;
                foreach (var drawn in row)
                {
                    Write(sheet, column += 1 + drawn.Gap, drawn.Value, drawn.IsCopy ? Styles[drawn.Style] with { } : Styles[drawn.Style]);
                }
            }
        }
    });

    private static void Write(StreamedSheet sheet, int column, object? value, CellStyle style)
    {
        switch (value)
        {
            case null:
                sheet.Blank(column, style);
                break;
            case string text:
                sheet.Text(column, text, style);
                break;
            case long number:
                sheet.Number(column, number, style);
                break;
            case decimal number:
                sheet.Number(column, number, style);
                break;
            case double number:
                sheet.Number(column, number, style);
                break;
            case DateTime moment:
                sheet.Moment(column, moment, style);
                break;
        }
    }

    private static void CompareByClosedXml(List<List<List<Drawn>>> sheets, byte[] file)
    {
        using var workbook = new XLWorkbook(new MemoryStream(file));
        foreach (var (row, column, drawn, s) in Cells(sheets))
        {
            var cell = workbook.Worksheet($"S{s}").Cell(row, column);
            var style = Styles[drawn.Style];
            Assert.False(cell.HasFormula);
            if (Expected(drawn.Value) is double number)
            {
                // ClosedXML keeps fifteen digits, as Excel does.
                var read = Convert.ToDouble(cell.Value is DateTime date ? date.ToOADate() : cell.Value, CultureInfo.InvariantCulture);
                Assert.InRange(read - number, -Math.Abs(number) * 1e-14, Math.Abs(number) * 1e-14);
            }
            else
            {
                // ClosedXML leaves the workbook's own escapes in a cell's own text as they are.
                Assert.Equal(Expected(drawn.Value), cell.GetString().Replace("_x005F_", "_", StringComparison.Ordinal));
            }

            Assert.Equal((style.Bold, style.Italic, style.FontSize, style.FontName), (cell.Style.Font.Bold, cell.Style.Font.Italic, cell.Style.Font.FontSize, cell.Style.Font.FontName));
            Assert.Equal((style.Wrap, style.Indent, style.Vertical.ToString()), (cell.Style.Alignment.WrapText, cell.Style.Alignment.Indent, cell.Style.Alignment.Vertical.ToString()));
            Assert.Equal(style.NumberFormat ?? string.Empty, cell.Style.NumberFormat.Format);
            Assert.Equal(style.Fill ?? style.FontColour, style.Fill is not null ? Hex(cell.Style.Fill.BackgroundColor) : style.FontColour is null ? null : Hex(cell.Style.Font.FontColor));
            Assert.Equal(style.Grid ? XLBorderStyleValues.Thin : XLBorderStyleValues.None, cell.Style.Border.LeftBorder);
            if (drawn.Value is string text)
                Assert.Equal(QuotedStart().IsMatch(Legal(text)), cell.Style.IncludeQuotePrefix);
        }
    }

    private static void CompareByExcelDataReader(List<List<List<Drawn>>> sheets, byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var read = new Dictionary<(int Sheet, int Row, int Column), object>();
        for (var s = 0; s == 0 || reader.NextResult(); s++)
        {
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is { } value)
                        read[(s, row, column + 1)] = value;
                }
            }
        }

        var expected = Cells(sheets).Where(c => Expected(c.Drawn.Value) is not "").ToDictionary(c => (c.Sheet, c.Row, c.Column), c => Expected(c.Drawn.Value));
        Assert.Equal(expected, read.ToDictionary(r => r.Key, r => r.Value));
    }

    private static IEnumerable<(int Row, int Column, Drawn Drawn, int Sheet)> Cells(List<List<List<Drawn>>> sheets)
    {
        foreach (var (s, rows) in sheets.Index())
        {
            foreach (var (r, row) in rows.Index())
            {
                for (var c = 0; c < row.Count; c++)
                {
                    yield return (r + 1, row.Take(c + 1).Sum(d => d.Gap + 1), row[c], s);
                }
            }
        }
    }

    private static object Expected(object? value) => value switch
    {
        null => string.Empty,
        string text => Legal(text),
        DateTime moment => (moment - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)).TotalDays,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static string Legal(string text) => Illegal().Replace(text, string.Empty);

    private static string Hex(XLColor colour) => (colour.Color.ToArgb() & 0xFFFFFF).ToString("X6", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[^\t\n\u0020-\uFFFD]|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", RegexOptions.CultureInvariant)]
    private static partial Regex Illegal();

    [GeneratedRegex(@"\A[=+\-@'\t\n]", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedStart();
}
