using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Template;
using ClosedXML.Excel;

namespace CadreReports.Local.Samples;

/// <summary>Fills the writer's own template as a province would: opens it, finds the cells by their codes, types.</summary>
internal static class WorkbookFiller
{
    private const int CodeColumn = 1;

    /// <summary>The empty row of the cover above its title.</summary>
    private const int NoticeRow = 4;

    private const int CoverValueColumn = 3;

    public static void Fill(
        CatalogueVersion catalogue,
        Period period,
        Province province,
        IReadOnlyDictionary<FigureRef, long> figures,
        SampleTexts texts,
        Stream output)
    {
        using var template = new MemoryStream();
        TemplateWriter.Write(catalogue, period, province, template);
        template.Position = 0;
        Fill(template, catalogue, period, province, figures, texts, output);
    }

    /// <summary>Fills a template that is there already, as it was downloaded.</summary>
    public static void Fill(
        Stream template,
        CatalogueVersion catalogue,
        Period period,
        Province province,
        IReadOnlyDictionary<FigureRef, long> figures,
        SampleTexts texts,
        Stream output)
    {
        using var workbook = new XLWorkbook(template);
        foreach (var group in figures.GroupBy(f => f.Key.Form))
        {
            var cells = new CodedSheet(workbook.Worksheet(group.Key));
            foreach (var (figure, value) in group)
            {
                cells[figure.Row, figure.Column].SetValue(value);
            }
        }

        foreach (var group in texts.Explanations.GroupBy(e => e.Key.Form))
        {
            var cells = new CodedSheet(workbook.Worksheet(group.Key));
            foreach (var ((_, row), text) in group)
            {
                cells[row, Form.ExplanationColumn].SetValue(text);
            }
        }

        FillLists(workbook, catalogue, province, texts);
        FillCover(workbook, period, province, texts.HasArticleFigures);
        TemplateFile.Save(workbook, catalogue, period, KnownFigures.None, output);
    }

    private static void FillLists(XLWorkbook workbook, CatalogueVersion catalogue, Province province, SampleTexts texts)
    {
        var place = province.IsCity
            ? province.Name.StartsWith("TP.", StringComparison.Ordinal) ? province.Name : $"{MatchTexts.City} {province.Name}"
            : $"{MatchTexts.Province} {province.Name}";
        var documents = new CodedSheet(workbook.Worksheet("BM09"));
        for (var i = 0; i < texts.Documents.Count; i++)
        {
            var row = SampleFigures.Row(i + 1);
            var document = texts.Documents[i];
            documents[row, "number"].SetValue(document.Number);
            documents[row, "date"].SetValue(document.Date.ToDateTime(TimeOnly.MinValue));
            documents[row, "excerpt"].SetValue(document.Excerpt.Replace("{noi}", place, StringComparison.Ordinal));
            documents[row, "resolution"].SetValue(document.Resolution);
            documents[row, "status"].SetValue(Status(catalogue, "BM09", document.Status));
        }

        var notes = new CodedSheet(workbook.Worksheet("BM10"));
        Section(notes, "A", texts.Models);
        Section(notes, "B", texts.Difficulties);
        Section(notes, "C", texts.Proposals);
        Section(notes, "D", [.. texts.Limitations.Select(l => l.Content)]);
        for (var i = 0; i < texts.Limitations.Count; i++)
        {
            notes["D" + SampleFigures.Row(i + 1), "status"].SetValue(Status(catalogue, "BM10", texts.Limitations[i].Status));
        }
    }

    private static string Status(CatalogueVersion catalogue, string form, int choice) =>
        catalogue.Form(form)!.Measures.Single(m => string.Equals(m.Code, "status", StringComparison.Ordinal)).Choices[choice];

    private static void Section(CodedSheet sheet, string prefix, IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            sheet[prefix + SampleFigures.Row(i + 1), "content"].SetValue(lines[i]);
        }
    }

    private static void FillCover(XLWorkbook workbook, Period period, Province province, bool hasArticleFigures)
    {
        var pool = SampleTextPool.Load();
        var sheet = workbook.Worksheet(SheetName.Cover);
        var rows = Rows(sheet, 1);
        sheet.Cell(rows[CoverField.Preparer], CoverValueColumn).SetValue(pool.Preparer);
        sheet.Cell(rows[CoverField.Approver], CoverValueColumn).SetValue(pool.Approver);
        sheet.Cell(rows[CoverField.Telephone], CoverValueColumn).SetValue($"0200 000 0{province.Code}");
        sheet.Cell(rows[CoverField.Email], CoverValueColumn).SetValue($"tochuc.{province.Code}@example.vn");
        sheet.Cell(rows[CoverField.Date], CoverValueColumn).SetValue(period.CutOff.AddDays(4).ToDateTime(TimeOnly.MinValue));
        sheet.Cell(rows[CoverField.Unclassified], CoverValueColumn).SetValue(TemplateTexts.Yes);

        var notice = hasArticleFigures ? pool.ArticleNotice : pool.Notice;
        var line = sheet.Range(NoticeRow, 2, NoticeRow, 7);
        line.Merge();
        line.FirstCell().SetValue(notice);
        line.Style.Font.SetBold().Font.SetFontColor(XLColor.FromHtml("#C00000"));
        line.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        sheet.Row(NoticeRow).Height = 24;
        workbook.Properties.Comments = $"{notice} {pool.Comment}";
        workbook.Properties.Keywords = pool.Notice;
    }

    /// <summary>The sheet rows of the codes in column A.</summary>
    private static Dictionary<string, int> Rows(IXLWorksheet sheet, int first)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in sheet.Column(CodeColumn).CellsUsed().Where(c => c.Address.RowNumber >= first))
        {
            rows.TryAdd(cell.GetString(), cell.Address.RowNumber);
        }

        return rows;
    }

    /// <summary>The cells of a form's sheet by row code and column code.</summary>
    private sealed class CodedSheet
    {
        private readonly IXLWorksheet sheet;
        private readonly Dictionary<string, int> rows;
        private readonly Dictionary<string, int> columns;

        public CodedSheet(IXLWorksheet sheet)
        {
            this.sheet = sheet;
            var header = sheet.Column(CodeColumn).CellsUsed().First(c => string.Equals(c.GetString(), TemplateTexts.CodeRowMark, StringComparison.Ordinal)).Address.RowNumber;
            rows = Rows(sheet, header + 1);
            columns = sheet.Row(header).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        }

        public IXLCell this[string row, string column]
        {
            get
            {
                var cell = sheet.Cell(rows[row], columns[column]);
                return !cell.Style.Protection.Locked
                    ? cell
                    : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!{cell.Address} is not open for input."));
            }
        }
    }
}
