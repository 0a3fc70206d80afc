using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Sheets;

/// <summary>What the provinces wrote in a section of a list form, as a table that can be read out.</summary>
internal sealed class ListTable
{
    public const int FirstMeasure = 3;

    private const int NumberColumn = 1;
    private const int ProvinceColumn = 2;
    private const double ProvinceWidth = 20;
    private const double NarrowWidth = 13;
    private const double NarrowestText = 18;
    private const double WidestColumn = 114;
    private const double SheetWidth = 114;

    private readonly Form form;

    /// <param name="form">The list form.</param>
    /// <param name="sections">The sections that stand on one sheet and share its columns.</param>
    public ListTable(Form form, IReadOnlyList<SectionSummary> sections)
    {
        this.form = form;
        Widths = [5.5, ProvinceWidth, .. MeasureWidths(form, sections)];
    }

    public IReadOnlyList<double> Widths { get; }

    public void WriteHeading(ReportSheet sheet, ListSection section) => sheet.Write(
    [
        Cell.Text(NumberColumn, SummaryTexts.NumberHeading, Look.Heading),
        Cell.Text(ProvinceColumn, SummaryTexts.ProvinceHeading, Look.Heading),
        .. section.Measures.Select((m, i) => Cell.Text(FirstMeasure + i, form.Measures[m].Name, Look.Heading)),
    ]);

    public void WriteLines(ReportSheet sheet, SectionSummary section)
    {
        var measures = section.Section.Measures.Select(m => form.Measures[m]).ToList();
        var number = 0;
        foreach (var province in section.Provinces)
        {
            for (var i = 0; i < province.Lines.Count; i++)
            {
                sheet.Write(
                [
                    Cell.Whole(NumberColumn, ++number, Look.TopNumber),
                    Cell.Text(ProvinceColumn, province.Province.Name, i == 0 ? Look.TopStrong : Look.TopRepeated),
                    .. measures.Select((m, k) => Value(FirstMeasure + k, m, province.Lines[i])),
                ]);
            }
        }

        if (number == 0)
        {
            sheet.Write(
                Cell.Blank(NumberColumn, Look.Top), Cell.Text(ProvinceColumn, SummaryTexts.NobodyWrote, Look.TopRepeated, Math.Max(ProvinceColumn, FirstMeasure + measures.Count - 1)));
        }
    }

    private static Cell Value(int column, Measure measure, TextLine line)
    {
        var text = line.Values.GetValueOrDefault(measure.Code);
        return measure.Kind == MeasureKind.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Cell.Moment(column, day.ToDateTime(TimeOnly.MinValue), Look.Day)
            : Cell.Text(column, text, Look.Top);
    }

    /// <summary>
    /// A width for each column position, from the longest text in it; dates and choices stay narrow, and the widest column
    /// takes what is left of the page's width.
    /// </summary>
    private static double[] MeasureWidths(Form form, IReadOnlyList<SectionSummary> sections)
    {
        var widths = new double[sections.Max(s => s.Section.Measures.Count)];
        foreach (var section in sections)
        {
            for (var i = 0; i < section.Section.Measures.Count; i++)
            {
                var measure = form.Measures[section.Section.Measures[i]];
                var longest = section.Provinces
                    .SelectMany(p => p.Lines)
                    .Select(line => line.Values.GetValueOrDefault(measure.Code)?.Length ?? 0)
                    .Append(measure.Kind == MeasureKind.Text ? 0 : measure.Choices.Select(c => c.Length).DefaultIfEmpty(0).Max())
                    .Max();
                var widest = measure.Kind == MeasureKind.Text ? WidestColumn : NarrowestText;
                widths[i] = Math.Max(widths[i], Math.Clamp(longest + 2, Math.Max(NarrowWidth, Math.Min(measure.Name.Length, NarrowestText)), widest));
            }
        }

        var main = Array.IndexOf(widths, widths.Max());
        widths[main] = Math.Clamp(SheetWidth - (widths.Sum() - widths[main]), NarrowWidth, WidestColumn);
        return widths;
    }
}
