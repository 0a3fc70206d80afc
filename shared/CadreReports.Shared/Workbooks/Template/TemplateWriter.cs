using CadreReports.Catalogue;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// Writes the workbook that a province fills: cover, one sheet a form, and the hidden sheet that names the template. The
/// same catalogue, period, province and figures give the same bytes.
/// </summary>
public static class TemplateWriter
{
    /// <summary>Writes a template.</summary>
    /// <param name="catalogue">The version that the period follows.</param>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The province that reports.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and stays open.</param>
    /// <param name="prefill">
    /// Gives the figures to fill in, as if a clerk had typed them; null leaves a cell blank. Only typed cells are asked for.
    /// The province may still change what was filled in.
    /// </param>
    public static void Write(CatalogueVersion catalogue, Period period, Province province, Stream output, Func<FigureRef, long?>? prefill = null)
    {
        using var workbook = Build(catalogue, period, province, prefill, KnownFigures.None);
        TemplateFile.Save(workbook, catalogue, period, KnownFigures.None, output);
    }

    /// <summary>Writes a template that has figures known beforehand and says on its cover where they come from.</summary>
    /// <param name="catalogue">The version that the period follows.</param>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The province that reports.</param>
    /// <param name="known">The figures. Their cells stay open: a province may know better, and explains it then.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and stays open.</param>
    public static void Write(CatalogueVersion catalogue, Period period, Province province, KnownFigures known, Stream output)
    {
        using var workbook = Build(
            catalogue, period, province, figure => known.Figures.TryGetValue(figure, out var value) ? value : null, known);
        TemplateFile.Save(workbook, catalogue, period, known, output);
    }

    private static XLWorkbook Build(CatalogueVersion catalogue, Period period, Province province, Func<FigureRef, long?>? prefill, KnownFigures known)
    {
        var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = SheetLook.FontName;
        workbook.Style.Font.FontSize = SheetLook.BodySize;
        workbook.Properties.Title = Wording.Fill(TemplateTexts.DocumentTitle, period.Name, province.Name);
        workbook.Properties.Subject = Wording.Fill(TemplateTexts.DocumentSubject, catalogue.Version, catalogue.Revision);
        workbook.Properties.Author = TemplateTexts.Author;
        workbook.Properties.LastModifiedBy = TemplateTexts.Author;
        workbook.Properties.Company = TemplateTexts.Author;

        var cover = workbook.AddWorksheet(SheetName.Cover);
        var meta = new MetaSheet(workbook.AddWorksheet(SheetName.Meta));
        foreach (var form in catalogue.Forms)
        {
            var sheet = workbook.AddWorksheet(form.Code, workbook.Worksheets.Count);
            if (!form.IsCollectedIn(period.Id))
            {
                WriteNotCollected(sheet, form, period, province);
            }
            else if (form.IsList)
            {
                new ListSheet(sheet, new ListLayout(form), meta.StoreChoices).Write(period, province);
            }
            else
            {
                var layout = new FigureLayout(form);
                new FigureSheet(sheet, layout, catalogue, prefill, Beginning.Of(layout, known.Figures)).Write(period, province);
            }
        }

        new CoverSheet(cover, catalogue, period, province, known).Write();
        meta.Write(catalogue, period, province);
        workbook.Protect().AllowElement(XLWorkbookProtectionElements.Windows);
        cover.SetTabActive();
        return workbook;
    }

    private static void WriteNotCollected(IXLWorksheet sheet, Form form, Period period, Province province)
    {
        const int Columns = 8;
        const double Width = 16;
        sheet.Column(1).Width = 7;
        for (var column = 2; column <= Columns; column++)
        {
            sheet.Column(column).Width = Width;
        }

        SheetFrame.WriteTitle(sheet, form with { Guidance = [TemplateTexts.NotCollectedReason] }, period, province, Columns, Columns * Width);
        var note = sheet.Range(SheetHead.NoteRow + 1, 1, SheetHead.NoteRow + 1, Columns);
        note.Merge();
        note.FirstCell().SetValue(Wording.Fill(TemplateTexts.NotCollected, period.Name));
        note.Style.Font.SetBold().Font.SetFontSize(14);
        note.Style.Fill.BackgroundColor = SheetLook.NotApplicableFill;
        SheetLook.Centre(note.Style);
        sheet.Row(SheetHead.NoteRow + 1).Height = 40;
        SheetFrame.SetUpPage(sheet, form.Code, period, province, 0, 0);
        SheetFrame.Protect(sheet, mayInsertRows: false);
    }
}
