using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries;

/// <summary>What one province wrote in a section of a list form.</summary>
/// <param name="Province">The province.</param>
/// <param name="Lines">Its lines in sheet order; never empty.</param>
public sealed record ProvinceLines(Province Province, IReadOnlyList<TextLine> Lines);

/// <summary>A section of a list form over the region.</summary>
/// <param name="Section">The section.</param>
/// <param name="Provinces">The provinces that wrote something, in the order of <see cref="RegionalSummary.Standings"/>.</param>
public sealed record SectionSummary(ListSection Section, IReadOnlyList<ProvinceLines> Provinces)
{
    /// <summary>How many lines the provinces wrote together.</summary>
    public int LineCount => Provinces.Sum(p => p.Lines.Count);
}

/// <summary>A list form over the region.</summary>
/// <param name="Form">The form.</param>
/// <param name="Sections">Every section of the form, also those in which nobody wrote.</param>
public sealed record ListSummary(Form Form, IReadOnlyList<SectionSummary> Sections)
{
    /// <summary>
    /// Gathers one list form. A line belongs to the section whose prefix its code has in front of the number; one that
    /// fits no section goes to the first, so that no province's text is lost.
    /// </summary>
    internal static ListSummary Build(Form form, IReadOnlyList<ProvinceStanding> standings)
    {
        var sections = form.Sections.Select(section => new SectionSummary(section, [.. standings
            .Where(standing => standing.IsIn)
            .Select(standing => new ProvinceLines(standing.Province, [.. standing.Report.Texts
                .Where(line => string.Equals(line.Form, form.Code, StringComparison.Ordinal) && (form.SectionOf(line.Code) ?? form.Sections[0]) == section)
                .OrderBy(line => line.SheetRow)
                .ThenBy(line => line.Code, StringComparer.Ordinal)]))
            .Where(lines => lines.Lines.Count > 0)]));
        return new ListSummary(form, [.. sections]);
    }
}
