using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>The catalogue's own terms in Vietnamese.</summary>
internal static class CatalogueWording
{
    private const string Separator = "; ";

    public static string Fill(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    public static string Footer(CatalogueVersion version) => Fill(CatalogueWorkbookTexts.Footer, version.Version, version.Revision);

    /// <summary>The half-years that follow the version.</summary>
    public static string Served(CatalogueVersion version) => version.To is { } to
        ? Fill(CatalogueWorkbookTexts.ServedFromTo, version.From.InWords(), to.InWords())
        : Fill(CatalogueWorkbookTexts.ServedFrom, version.From.InWords());

    public static string Time(TimeKind time) => time switch
    {
        TimeKind.Stock => CatalogueWorkbookTexts.Stock,
        TimeKind.Flow => CatalogueWorkbookTexts.Flow,
        TimeKind.Annual => CatalogueWorkbookTexts.Annual,
        _ => throw new ArgumentOutOfRangeException(nameof(time), time, null),
    };

    public static string Kind(MeasureKind kind) => kind switch
    {
        MeasureKind.Whole => CatalogueWorkbookTexts.Whole,
        MeasureKind.Text => CatalogueWorkbookTexts.Text,
        MeasureKind.Date => CatalogueWorkbookTexts.Date,
        MeasureKind.Choice => CatalogueWorkbookTexts.Choice,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string State(PeriodState state) => state switch
    {
        PeriodState.Draft => CatalogueWorkbookTexts.StateDraft,
        PeriodState.Open => CatalogueWorkbookTexts.StateOpen,
        PeriodState.Locked => CatalogueWorkbookTexts.StateLocked,
        PeriodState.Published => CatalogueWorkbookTexts.StatePublished,
        PeriodState.Reopened => CatalogueWorkbookTexts.StateReopened,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>In which halves of the year a form is collected.</summary>
    public static string Halves(Form form) => form.Halves switch
    {
        [1] => CatalogueWorkbookTexts.FirstHalfOnly,
        [2] => CatalogueWorkbookTexts.SecondHalfOnly,
        _ => CatalogueWorkbookTexts.BothHalves,
    };

    /// <summary>The names of some of a form's columns, or that it is all of them.</summary>
    public static string Columns(Form form, IReadOnlyList<int> measures) => measures.Count == form.Measures.Count && measures.Count > 1
        ? CatalogueWorkbookTexts.AllColumns
        : Join(measures.Select(i => form.Measures[i].Name));

    public static string Join(IEnumerable<string> items) => string.Join(Separator, items);

    public static string? Yes(bool holds) => holds ? CatalogueWorkbookTexts.Yes : null;
}
