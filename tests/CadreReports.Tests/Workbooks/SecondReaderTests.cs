using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using ClosedXML.Excel;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Workbooks;

/// <summary>The reader finds what another reader finds in files that other programs wrote.</summary>
public sealed class SecondReaderTests
{
    [Theory]
    [InlineData("2022H2")]
    [InlineData("2023H1")]
    public void Every_figure_of_a_filled_template_agrees_with_another_reader(string period)
    {
        var file = TemplateFixture.Write(period, prefill: Figure);
        Assert.True(Compare(file, period) > 200);
    }

    [SkippableFact]
    public async Task Every_figure_agrees_after_LibreOffice_has_saved_the_file()
    {
        var file = await LibreOffice.RecalculateAsync(TemplateFixture.Write("2023H1", prefill: Figure));
        Skip.If(file is null, "LibreOffice is not installed.");
        Assert.True(Compare(file, "2023H1") > 200);
    }

    [Fact]
    public void Figures_at_any_place_agree_with_what_was_written()
    {
        var cases = from gaps in Gen.Choose(0, 3).ArrayOf(5)
                    from shift in Gen.Choose(0, 5)
                    from swapped in Gen.Elements(true, false)
                    from figures in Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, 999_999_999)).ArrayOf(8)
                    from asText in Gen.Elements(true, false).ArrayOf(8)
                    select (gaps, shift, swapped, figures, asText);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            using var book = new XLWorkbook();
            var cover = book.AddWorksheet("BIA");
            foreach (var (address, value) in SampleForms.Cover)
            {
                cover.Cell(address).Value = value;
            }

            var sheet = book.AddWorksheet("BM01");
            var row = 1 + c.gaps[0];
            var columns = c.swapped ? (Total: 5 + c.shift, Female: 4) : (Total: 4, Female: 5 + c.shift);
            sheet.Cell(row, columns.Total).Value = "total";
            sheet.Cell(row, columns.Female).Value = "female";
            sheet.Cell(row, 12).Value = "explanation";
            var expected = new long?[8];
            for (var i = 0; i < 4; i++)
            {
                row += 1 + c.gaps[i + 1];
                sheet.Cell(row, 1).SetValue($"{i + 1:00}");
                for (var j = 0; j < 2; j++)
                {
                    var figure = c.figures[(i * 2) + j];
                    if (figure < 0 || (i == 2 && j == 1))
                    {
                        continue;
                    }

                    expected[(i * 2) + j] = figure;
                    var cell = sheet.Cell(row, j == 0 ? columns.Total : columns.Female);
                    if (c.asText[(i * 2) + j])
                    {
                        cell.SetValue(figure.ToString("N0", CultureInfo.GetCultureInfo("vi-VN")));
                    }
                    else
                    {
                        cell.SetValue(figure);
                    }
                }
            }

            var file = new MemoryStream();
            book.SaveAs(file);
            var content = SampleForms.Read(file, SampleForms.H1, SampleForms.Figures);
            return content.Findings.Count == 0 &&
                   Enumerable.Range(0, 8).All(i => content.Form("BM01")![i / 2, i % 2] == expected[i]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    // Compares every figure and gives their number.
    private static int Compare(byte[] file, string periodId)
    {
        var period = TemplateFixture.Period(periodId);
        var version = TemplateFixture.Catalogue.For(period);
        using var package = WorkbookPackage.Open(new MemoryStream(file));
        var content = WorkbookReader.Read(package, version, period.Id);
        Assert.Empty(content.Findings);
        Assert.Equal(new WorkbookIdentity(version.Version, version.Revision, periodId, "82"), content.Identity);
        Assert.Equal(version.Forms.Where(f => f.IsCollectedIn(period.Id)).Select(f => f.Code), content.Forms.Select(f => f.Form.Code));

        var sheets = LibreOffice.Read(file);
        var compared = 0;
        foreach (var form in content.Forms.Where(f => !f.Form.IsList))
        {
            var cells = sheets[form.Sheet];
            var header = cells.Single(c => c is { Key.Column: 1, Value: "Mã" }).Key.Row;
            for (var i = 0; i < form.Form.Indicators.Count; i++)
            {
                var row = cells.Single(c => c.Key.Column == 1 && c.Value == form.Form.Indicators[i].Code).Key.Row;
                foreach (var j in form.Form.Indicators[i].Measures)
                {
                    var column = cells.Single(c => c.Key.Row == header && c.Value == form.Form.Measures[j].Code).Key.Column;
                    long? expected = cells.TryGetValue((row, column), out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;
                    Assert.Equal((expected, CellAddress.Format(row, column)), (form[i, j], form.Cell(i, j).Address));
                    compared++;
                }
            }
        }

        return compared;
    }

    // Some figures are left blank.
    private static long? Figure(FigureRef figure)
    {
        var seed = figure.ToString().Aggregate(17, (hash, c) => (hash * 31) + c) & 0xFFFFF;
        return seed % 7 == 0 ? null : seed;
    }
}
