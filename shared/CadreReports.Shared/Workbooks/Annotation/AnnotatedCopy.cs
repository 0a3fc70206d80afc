using CadreReports.Findings;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Annotation;

/// <summary>
/// A province's own workbook with what was found in it: every cell in question coloured by the gravest severity and with
/// a note that holds the messages, and a first sheet that lists all findings. Whatever else the workbook holds stays as it
/// is, part by part. The copy may be corrected and sent: the reader passes over the first sheet, and a copy of a copy shows
/// its own findings only. The same input gives the same bytes.
/// </summary>
public static class AnnotatedCopy
{
    /// <summary>Writes the annotated copy of a workbook.</summary>
    /// <param name="original">The workbook as it was uploaded; seekable, never changed, stays open.</param>
    /// <param name="head">What the first sheet says of the upload.</param>
    /// <param name="findings">Everything found, in the order in which it is listed.</param>
    /// <param name="destination">Receives the xlsx; stays open. Seekable, if the copy is to be read by programs that want sizes in front.</param>
    /// <param name="cancellationToken">Stops between sheets.</param>
    /// <exception cref="WorkbookRefusedException">The original is not a workbook that passes the guard, or a part of it is damaged.</exception>
    public static void Write(
        Stream original, AnnotationHead head, IReadOnlyList<Finding> findings, Stream destination, CancellationToken cancellationToken)
    {
        using var package = WorkbookPackage.Open(original, WorkbookLimits.Default, cancellationToken);
        try
        {
            var copy = new CopiedPackage(package);
            Annotate(copy, head, findings, cancellationToken);
            copy.Save(destination, cancellationToken);
        }
        catch (Exception e) when (WorkbookPackage.IsDamage(e))
        {
            throw GuardFinding.Refuse(GuardFinding.Damaged, e);
        }
    }

    private static void Annotate(CopiedPackage copy, AnnotationHead head, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var tabs = new SheetTabs(copy);
        var earlier = tabs.TakeOutResult();
        var styles = new StyleSheet(copy);
        var questions = new CellQuestions(findings);
        var before = new List<PaintedCell>();
        foreach (var sheet in tabs.Worksheets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var survey = SheetSurvey.Read(copy, sheet.Part);
            var asked = questions.On(sheet, survey);
            var notes = new SheetNotes(copy, sheet.Part, survey).Renew(asked);
            SheetCopy.Plan(copy, sheet.Part, survey, asked, notes, new CellPainter(styles, earlier, sheet.Name, before));
        }

        tabs.PutInFront(new ResultSheet(styles, tabs, head, findings, before, tabs.Dialect));
    }
}
