using CadreReports.Catalogue;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Template;

namespace CadreReports.Tests.Workbooks;

/// <summary>What a template that came with the opening figures shows before and after a clerk has begun it.</summary>
public sealed class BeginningTests
{
    private const string SkipReason = "LibreOffice (soffice) is not installed.";

    private static readonly Period Period = TemplateFixture.Period("2023H1");

    private static readonly KnownFigures Known = new(
        "6 tháng cuối năm 2022",
        ["Tiền Giang"],
        new Dictionary<FigureRef, long>
        {
            [new("BM01", "06", "total")] = 50_712,
            [new("BM04", "01", "t2020")] = 1_204,
            [new("BM04", "01", "t2021")] = 0,
            // A sum is passed over: nobody types it.
            [new("BM01", "07", "total")] = 5,
        });

    [Fact]
    public void Nothing_is_asked_of_a_sheet_that_has_only_what_was_known_beforehand()
    {
        var file = Typed([]);
        foreach (var sheet in (string[])["BM01", "BM04", SheetName.Cover])
        {
            Assert.DoesNotContain(CachedValues.Of(file, sheet).Values, IsSaid);
        }
    }

    [SkippableFact]
    public async Task LibreOffice_too_shows_nothing_on_it()
    {
        var seen = await RecalculatedAsync([]);
        foreach (var sheet in (string[])["BM01", "BM04", SheetName.Cover])
        {
            Assert.DoesNotContain(seen[sheet].Values, v => v.StartsWith("Thiếu số", StringComparison.Ordinal) || v.StartsWith("Lệch ", StringComparison.Ordinal) || v.StartsWith("Còn ", StringComparison.Ordinal));
        }
    }

    /// <summary>One figure typed, changed, deleted: from then on it is as if the clerk had typed all of them.</summary>
    [SkippableTheory]
    [InlineData("BM01", "14", "total", 3L)]
    [InlineData("BM01", "06", "total", 50_713L)]
    [InlineData("BM04", "01", "t2021", 1L)]
    [InlineData("BM04", "01", "t2021", null)]
    public async Task A_sheet_that_is_begun_says_what_it_would_say_had_all_been_typed(string form, string row, string column, long? value)
    {
        var figure = new FigureRef(form, row, column);
        var plain = TemplateFixture.Write("2023H1", prefill: f => f.Form == form && f.Row != "07" ? f == figure ? value : Known.Figures.TryGetValue(f, out var known) ? known : null : null);
        var expected = CachedValues.Of(plain, form);
        Assert.Contains(expected.Values, v => v.StartsWith("Thiếu số", StringComparison.Ordinal));
        var file = Typed([(figure, value)]);
        Assert.Equal(expected.OrderBy(c => c.Key, StringComparer.Ordinal), CachedValues.Of(file, form).OrderBy(c => c.Key, StringComparer.Ordinal));
        var other = form == "BM01" ? "BM04" : "BM01";
        Assert.DoesNotContain(CachedValues.Of(file, other).Values, IsSaid);

        var seen = await RecalculatedAsync([(figure, value)]);
        using var workbook = TemplateFixture.Open(file);
        Assert.All(expected, cell =>
        {
            var at = workbook.Worksheet(form).Cell(cell.Key).Address;
            Assert.Equal((cell.Key, cell.Value), (cell.Key, seen[form].GetValueOrDefault((at.RowNumber, at.ColumnNumber), string.Empty)));
        });
    }

    /// <summary>Words; a number is a sum.</summary>
    private static bool IsSaid(string value) => value.Length > 0 && !char.IsDigit(value[0]);

    private static async Task<Dictionary<string, Dictionary<(int Row, int Column), string>>> RecalculatedAsync((FigureRef Figure, long? Value)[] typed)
    {
        var saved = await LibreOffice.RecalculateAsync(CachedValues.Strip(Typed(typed)));
        Skip.If(saved is null, SkipReason);
        return LibreOffice.Read(saved);
    }

    private static byte[] Typed((FigureRef Figure, long? Value)[] typed)
    {
        using var template = new MemoryStream();
        TemplateWriter.Write(TemplateFixture.Catalogue.For(Period), Period, Period.Province("82")!, Known, template);
        using var workbook = TemplateFixture.Open(template.ToArray());
        foreach (var (figure, value) in typed)
        {
            var sheet = workbook.Worksheet(figure.Form);
            var cell = sheet.Cell(TemplateFixture.Address(sheet, figure.Row, figure.Column));
            if (value is { } number)
            {
                cell.SetValue(number);
            }
            else
            {
                cell.Clear(ClosedXML.Excel.XLClearOptions.Contents);
            }
        }

        using var output = new MemoryStream();
        TemplateFile.Save(workbook, TemplateFixture.Catalogue.For(Period), Period, Known, output);
        return output.ToArray();
    }
}
