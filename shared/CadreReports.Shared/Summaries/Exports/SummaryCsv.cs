using System.Globalization;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Summaries.Exports;

/// <summary>
/// A regional summary for Power BI and Excel: one figure a line. A line of level <c>tổng</c> holds the total over the provinces
/// and from how many it comes; the lines of level <c>tỉnh</c> after it hold the provinces' own figures with version, sheet and
/// cell. What nobody reported has no line: a figure that is missing is not zero.
/// </summary>
/// <remarks>
/// The columns, named in Vietnamese in the first line: level, period, scope code and name, form code and title, figure
/// (<c>BM01.01.total</c>), row code and name, column code and name, unit, province code and name, version, value, number of
/// provinces, sheet, cell. Quoted as RFC 4180 says; lines end in CR LF.
/// </remarks>
public static class SummaryCsv
{
    /// <summary>Counts the changes to what the file looks like; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 1;

    /// <summary>Between fields.</summary>
    public const char Separator = CsvLine.Separator;

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives UTF-8 with a byte order mark; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        CsvLine.Write(
            writer, ExportTexts.Level, ExportTexts.Period, ExportTexts.ScopeCode, ExportTexts.Scope, ExportTexts.Form, ExportTexts.FormTitle,
            ExportTexts.Figure, ExportTexts.Row, ExportTexts.RowName, ExportTexts.Column, ExportTexts.ColumnName, ExportTexts.Unit,
            ExportTexts.Province, ExportTexts.ProvinceName, ExportTexts.Version, ExportTexts.Value, ExportTexts.From, ExportTexts.Sheet, ExportTexts.Cell);
        var summary = edition.Summary;
        var places = summary.Standings.Select(standing => Places(standing.Report)).ToList();
        foreach (var form in summary.Forms)
        {
            foreach (var figure in form.Figures)
            {
                Write(writer, summary, form.Form, figure, places);
            }
        }
    }

    private static void Write(
        StreamWriter writer, RegionalSummary summary, Form form, FigureSummary figure, List<Dictionary<FigureRef, (string Sheet, string Cell)>> places)
    {
        if (figure.Total is not { } total)
        {
            return;
        }

        WriteFigure(ExportTexts.TotalLevel, string.Empty, string.Empty, string.Empty, total, Text(figure.From), string.Empty, string.Empty);
        for (var i = 0; i < summary.Standings.Count; i++)
        {
            if (figure.ByProvince[i] is { } value)
            {
                var report = summary.Standings[i].Report;
                var (sheet, cell) = places[i][figure.Ref];
                WriteFigure(
                    ExportTexts.ProvinceLevel, report.Province.Code, report.Province.Name, Text(report.CurrentVersion!.Value), value, string.Empty, sheet, cell);
            }
        }

        void WriteFigure(string level, string province, string name, string version, long value, string from, string sheet, string cell) => CsvLine.Write(
            writer, level, summary.Period.Id.ToString(), summary.Region.Code, summary.Region.Name, form.Code, form.Title,
            figure.Ref.ToString(), figure.Ref.Row, figure.Indicator.Name, figure.Ref.Column, figure.Measure.Name, figure.Indicator.Unit,
            province, name, version, Text(value), from, sheet, cell);
    }

    private static Dictionary<FigureRef, (string Sheet, string Cell)> Places(ProvinceReport report) => report.Facts
        .SelectMany(row => row.Facts, (row, fact) => (
            Figure: new FigureRef(row.Form, row.Row, fact.Column),
            Place: (row.Sheet, CellAddress.Format(row.SheetRow, fact.SheetColumn))))
        .ToDictionary(entry => entry.Figure, entry => entry.Place);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
