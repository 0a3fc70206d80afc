using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>What the provinces write of themselves, ready to be read out: by section, then by province, in their own words.</summary>
internal static class OpinionPart
{
    private const string FormCode = "BM10";
    private const string ContentColumn = "content";

    public static IEnumerable<BriefingBlock> Write(RegionalSummary summary)
    {
        yield return new HeadingBlock(1, BriefingTexts.PartOpinions, OpensPage: summary.Counts.In > 0);
        // Limitations of the last half-year, the section with a state, are the next part's.
        var sections = summary.Lists
            .Where(l => l.Form.Code == FormCode)
            .SelectMany(l => l.Sections)
            .Where(s => s.Section.Measures.Count == 1)
            .ToList();
        if (sections.TrueForAll(s => s.Provinces.Count == 0))
        {
            yield return new TextBlock(BriefingTexts.NoOpinions);
            yield break;
        }

        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            yield return new HeadingBlock(2, Amounts.Fill(BriefingTexts.Numbered, i + 1, Title(section)));
            if (section.Provinces.Count == 0)
            {
                yield return new TextBlock(BriefingTexts.NoOpinionsInSection);
                continue;
            }

            yield return new TextBlock(Amounts.Fill(BriefingTexts.OpinionCount, Amounts.Number(section.Provinces.Count), Amounts.Number(section.LineCount)));
            foreach (var province in section.Provinces)
            {
                var lead = province.Province.Name;
                foreach (var line in province.Lines)
                {
                    if (line.Values.GetValueOrDefault(ContentColumn) is not { Length: > 0 } content)
                        continue;

                    // The name stands before the first of the province's points.
                    yield return new PointBlock(content, lead);
                    lead = null;
                }
            }
        }
    }

    /// <summary>The form's own heading without its letter.</summary>
    private static string Title(SectionSummary section)
    {
        var title = section.Section.Title ?? section.Section.Prefix;
        var prefix = section.Section.Prefix + ". ";
        return title.StartsWith(prefix, StringComparison.Ordinal) ? title[prefix.Length..] : title;
    }
}
