using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Portal.Documents;

/// <summary>A figure to be confirmed.</summary>
/// <param name="Name">Vietnamese, understood without its form.</param>
/// <param name="Unit">Vietnamese unit.</param>
/// <param name="Value">The figure; null when the cell is blank.</param>
/// <param name="Place">Sheet, row and column, such as "BM01, dòng 02, cột “Tổng số”".</param>
public sealed record ConfirmedFigure(string Name, string Unit, long? Value, string Place);

/// <summary>How much of a form is filled.</summary>
/// <param name="Form">The form.</param>
/// <param name="Count">Figures of a form of figures, lines of a list; null when the form is not collected in this half-year.</param>
public sealed record ConfirmedForm(Form Form, int? Count);

/// <summary>What a province's board confirms with signature and seal: which file, and its main figures.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Who confirms.</param>
/// <param name="Version">The version that is confirmed.</param>
/// <param name="Current">The version whose figures count now, or null.</param>
/// <param name="ReceiptNumber">The number on its receipt.</param>
/// <param name="Figures">The key figures of the version, in the order of the summary's first page.</param>
/// <param name="Forms">All forms in workbook order.</param>
public sealed record ConfirmationSheet(
    Period Period,
    Province Province,
    SubmissionVersion Version,
    int? Current,
    string ReceiptNumber,
    IReadOnlyList<ConfirmedFigure> Figures,
    IReadOnlyList<ConfirmedForm> Forms)
{
    /// <summary>The figures count and nothing is open. Just after acceptance no version may be said to count yet.</summary>
    public bool IsFinal => Version.State == SubmissionState.Accepted && (Current is null || Current == Version.Number);

    /// <summary>Whether a version in this state is confirmed at all: it was read and has no errors.</summary>
    public static bool IsFor(SubmissionState state) =>
        state is SubmissionState.Accepted or SubmissionState.NeedsExplanation or SubmissionState.AwaitingConfirmation;

    /// <param name="period">Half-year.</param>
    /// <param name="province">Whose report it is.</param>
    /// <param name="catalogue">The version's catalogue.</param>
    /// <param name="version">The version.</param>
    /// <param name="current">The number of the version whose figures count, or null.</param>
    /// <param name="facts">The version's figures.</param>
    /// <param name="lines">The lines of its list forms.</param>
    public static ConfirmationSheet Of(
        Period period,
        Province province,
        CatalogueVersion catalogue,
        SubmissionVersion version,
        int? current,
        IReadOnlyList<FactRow> facts,
        IReadOnlyList<TextLine> lines)
    {
        var values = facts
            .SelectMany(row => row.Facts, (row, fact) => (Figure: new FigureRef(row.Form, row.Row, fact.Column), fact.Value))
            .ToDictionary(pair => pair.Figure, pair => pair.Value);
        var collected = catalogue.Forms.Where(form => form.IsCollectedIn(period.Id)).ToHashSet();
        return new ConfirmationSheet(
            period,
            province,
            version,
            current,
            new SubmissionKey(period.Id, province.Code).ReceiptNumber(version.Number),
            [.. KeyFigures.All.Select(Figure).OfType<ConfirmedFigure>()],
            [.. catalogue.Forms.Select(form => new ConfirmedForm(form, collected.Contains(form) ? Count(form) : null))]);

        ConfirmedFigure? Figure(KeyFigure key)
        {
            var (code, row, column) = key.Figure;
            if (catalogue.Form(code) is not { } form || !collected.Contains(form))
            {
                return null;
            }

            var indicator = form.Indicators.FirstOrDefault(i => i.Code == row);
            var measure = form.Measures.FirstOrDefault(m => m.Code == column);
            return indicator is null || measure is null
                ? null
                : new ConfirmedFigure(
                    key.Name,
                    indicator.Unit,
                    values.TryGetValue(key.Figure, out var value) ? value : null,
                    DocumentWording.Fill(DocumentTexts.Place, code, row, measure.Name));
        }

        int Count(Form form) => form.IsList
            ? lines.Count(line => line.Form == form.Code)
            : facts.Where(row => row.Form == form.Code).Sum(row => row.Facts.Count);
    }
}
