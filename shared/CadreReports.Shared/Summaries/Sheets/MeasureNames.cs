using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.Summaries.Sheets;

/// <summary>How a form's columns are named where they stand one below the other.</summary>
internal sealed class MeasureNames
{
    private readonly string? sharedGroup;

    public MeasureNames(Form form)
    {
        var groups = form.Measures.Select(m => m.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        sharedGroup = groups is [var only] ? only : null;
        Any = form.Measures.Count(m => m.Kind == MeasureKind.Whole) > 1;
        Heading = sharedGroup is { } group && form.Measures.Where(m => m.Group is null).ToList() is [var whole]
            ? $"{whole.Name}; {char.ToLower(group[0], CultureInfo.InvariantCulture)}{group[1..]}"
            : SummaryTexts.MeasureHeading;
    }

    /// <summary>Whether the form has more than one column of figures.</summary>
    public bool Any { get; }

    /// <summary>Such as "Tổng số; trong đó", when all grouped columns share their group.</summary>
    public string Heading { get; }

    public string Of(Measure measure) => measure.Group is { } group && sharedGroup is null ? $"{group} – {measure.Name}" : measure.Name;
}
