using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using CadreReports.Validation;
using CadreReports.Workbooks.Annotation;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Workbooks;

/// <summary>An xlsx as a second library sees it: fills, notes, styles, sheets.</summary>
internal sealed class AnnotatedWorkbook : IDisposable
{
    public const string ErrorFill = "FFF5A9A3";
    public const string QueryFill = "FFFFC65C";
    public const string NoteFill = "FFBFDDF5";

    public static readonly PeriodId PeriodId = new(2023, 1);

    private static readonly SampleWorkbooks Samples = new(TemplateFixture.Catalogue);

    private readonly SpreadsheetDocument document;

    public AnnotatedWorkbook(byte[] file) => document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

    public static Period Period => TemplateFixture.Catalogue.Period(PeriodId)!;

    public static AnnotationHead Head { get; } = new(
        "Ban Tổ chức Tỉnh ủy Tiền Giang", "6 tháng đầu năm 2023", 3, "2023H1-82-000003", "có lỗi", new DateTimeOffset(2023, 6, 5, 18, 30, 0, TimeSpan.Zero));

    /// <summary>The names of the sheets in order.</summary>
    public IReadOnlyList<string> Sheets => [.. document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!)];

    public Workbook Workbook => document.WorkbookPart!.Workbook;

    public SpreadsheetDocument Document => document;

    public static byte[] Sample(string province = "82") => Samples.Upload(PeriodId, province)!.Content;

    public static byte[] Annotate(byte[] original, params IReadOnlyList<Finding> findings) => Annotate(original, Head, findings);

    public static byte[] Annotate(byte[] original, AnnotationHead head, IReadOnlyList<Finding> findings)
    {
        using var output = new MemoryStream();
        var before = original.ToArray();
        AnnotatedCopy.Write(new MemoryStream(original, writable: false), head, findings, output, default);
        Assert.Equal(before, original);
        return output.ToArray();
    }

    public static Assessment Assess(byte[] file, string province = "82", PeriodId? period = null)
    {
        var found = TemplateFixture.Catalogue.Period(period ?? PeriodId)!;
        return Assessor.Assess(new MemoryStream(file), TemplateFixture.Catalogue.For(found), found, found.Province(province)!, History.None, default);
    }

    /// <summary>Every figure, text and explanation of a workbook, wherever it stands, one a line.</summary>
    public static List<string> Facts(Assessment assessment)
    {
        var lines = new List<string>();
        foreach (var form in assessment.Content!.Forms)
        {
            for (var row = 0; row < form.Form.Indicators.Count; row++)
            {
                lines.AddRange(form.Form.Indicators[row].Measures.Select(m => string.Create(
                    CultureInfo.InvariantCulture, $"{form.Form.Code}.{form.Form.Indicators[row].Code}.{form.Form.Measures[m].Code} = {form[row, m]}")));
                lines.Add($"{form.Form.Code}.{form.Form.Indicators[row].Code}: {form.Explanation(row)}");
            }

            lines.AddRange(form.Lines.Select(l => $"{form.Form.Code} {l.Code}: {string.Join('|', l.Values)} ({l.Explanation})"));
        }

        lines.AddRange(assessment.Content.Cover.Select(c => $"{c.Key}: {c.Value.Text}").Order(StringComparer.Ordinal));
        lines.Add(assessment.Content.Identity.ToString());
        return lines;
    }

    /// <summary>What the validator of the Open XML SDK has to say, one a line.</summary>
    public static List<string> Errors(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}")];
    }

    /// <summary>The colour of a cell, or null when it has none or is not there.</summary>
    public string? Fill(string sheet, string address) =>
        Cell(sheet, address) is { } cell ? FillOf(Format(cell))?.PatternFill?.ForegroundColor?.Rgb?.Value : null;

    /// <summary>The text of a cell's note, or null.</summary>
    public string? Note(string sheet, string address) => Notes(sheet).GetValueOrDefault(address);

    public Dictionary<string, string> Notes(string sheet) =>
        Part(sheet).WorksheetCommentsPart?.Comments.CommentList!.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.CommentText!.InnerText) ?? [];

    /// <summary>How many boxes the notes of a sheet have.</summary>
    public int Boxes(string sheet)
    {
        var part = Part(sheet);
        var drawing = part.Worksheet.GetFirstChild<LegacyDrawing>();
        if (drawing is null)
        {
            return 0;
        }

        using var stream = part.GetPartById(drawing.Id!.Value!).GetStream();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("ObjectType=\"Note\"").Length - 1;
    }

    /// <summary>Sheet and address → the cell's format and all that it refers to, with or without its fill.</summary>
    public Dictionary<(string Sheet, string Address), string> Formats(bool withFill)
    {
        var formats = new Dictionary<(string, string), string>();
        var known = new Dictionary<uint, string>();
        foreach (var sheet in Sheets)
        {
            foreach (var cell in Part(sheet).Worksheet.Descendants<Cell>())
            {
                var style = cell.StyleIndex?.Value ?? 0;
                if (!known.TryGetValue(style, out var text))
                {
                    known[style] = text = Describe(Format(cell), withFill);
                }

                formats[(sheet, cell.CellReference!.Value!)] = text;
            }
        }

        return formats;
    }

    public Cell? Cell(string sheet, string address) =>
        Part(sheet).Worksheet.Descendants<Cell>().FirstOrDefault(c => c.CellReference?.Value == address);

    public WorksheetPart Part(string sheet) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == sheet).Id!.Value!);

    public void Dispose() => document.Dispose();

    private string Describe(CellFormat format, bool withFill)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        return string.Join(
            '\n',
            styles.NumberingFormats?.Elements<NumberingFormat>().FirstOrDefault(n => n.NumberFormatId! == format.NumberFormatId!)?.FormatCode?.Value ?? $"{format.NumberFormatId}",
            styles.Fonts?.ElementAt((int)(format.FontId?.Value ?? 0)).OuterXml,
            styles.Borders?.ElementAt((int)(format.BorderId?.Value ?? 0)).OuterXml,
            format.Alignment?.OuterXml,
            format.Protection?.OuterXml,
            format.ApplyProtection?.Value,
            withFill ? FillOf(format)?.OuterXml : null);
    }

    private CellFormat Format(Cell cell) =>
        (CellFormat)document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));

    private Fill? FillOf(CellFormat format) =>
        (Fill?)document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.Fills?.ElementAt((int)(format.FillId?.Value ?? 0));
}
