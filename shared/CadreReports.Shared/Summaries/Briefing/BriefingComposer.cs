using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>Puts the parts of the briefing together. A part without content says so in a sentence.</summary>
internal sealed class BriefingComposer
{
    private readonly RegionalSummary summary;
    private readonly BriefingPlan plan;
    private readonly SummaryWords words;

    public BriefingComposer(RegionalSummary summary, BriefingPlan plan)
    {
        this.summary = summary;
        this.plan = plan;
        words = new SummaryWords(summary);
    }

    /// <summary>While nothing is in, all parts are short enough to follow each other; else the last ones begin a page, where the counting of pages begins anew.</summary>
    private bool HasFigures => summary.Counts.In > 0;

    public BriefingContent Compose() => new(summary, [.. Subject()], [.. Standing(), .. Results(), .. OpinionPart.Write(summary), .. FollowUp()]);

    private IEnumerable<string> Subject()
    {
        yield return Amounts.Fill(BriefingTexts.Subject, summary.Period.Name);
        yield return summary.Region.InText;
        if (summary.Period.Conference is { } conference)
            yield return Amounts.Fill(BriefingTexts.Occasion, Amounts.Day(conference.Date), conference.Place);
    }

    private IEnumerable<BriefingBlock> Standing()
    {
        yield return new HeadingBlock(1, BriefingTexts.PartStanding, OpensPage: true);
        foreach (var text in Text(plan.Standing))
            yield return text;
        foreach (var block in StandingPart.Write(summary))
            yield return block;
    }

    private IEnumerable<BriefingBlock> Results()
    {
        yield return new HeadingBlock(1, BriefingTexts.PartResults);
        if (!HasFigures)
        {
            yield return new TextBlock(BriefingTexts.NoFigures);
            yield break;
        }

        foreach (var text in Text(plan.Results))
            yield return text;

        var number = 0;
        foreach (var group in plan.Groups)
        {
            List<BriefingBlock> blocks = [.. Text(group.Sentences), .. ResultPart.Write(summary, group)];
            if (blocks.Count == 0)
                continue;

            yield return Subject(++number, group.Title);
            foreach (var block in blocks)
                yield return block;
        }

        yield return Subject(++number, BriefingTexts.Documents);
        foreach (var block in OrElse([.. Text(plan.Documents), .. DocumentPart.Write(summary)], BriefingTexts.NoDocuments))
            yield return block;
    }

    private IEnumerable<BriefingBlock> FollowUp()
    {
        yield return new HeadingBlock(1, BriefingTexts.PartFollowUp, OpensPage: HasFigures);
        yield return new HeadingBlock(2, Amounts.Fill(BriefingTexts.Numbered, 1, BriefingTexts.Limitations));
        foreach (var block in OrElse([.. Text(plan.Limitations), .. FollowUpPart.Limitations(summary)], BriefingTexts.NoLimitations))
            yield return block;

        yield return new HeadingBlock(2, Amounts.Fill(BriefingTexts.Numbered, 2, BriefingTexts.Questions));
        foreach (var block in OrElse([.. Text(plan.Questions), .. FollowUpPart.Queries(summary), .. FollowUpPart.Questions(summary), .. FollowUpPart.Outliers(summary)], BriefingTexts.NoQuestions))
            yield return block;

        yield return new HeadingBlock(2, Amounts.Fill(BriefingTexts.Numbered, 3, BriefingTexts.Requests));
        foreach (var block in OrElse([.. Requests()], BriefingTexts.NoRequests))
            yield return block;
    }

    private static HeadingBlock Subject(int number, string title) =>
        new(2, Amounts.Fill(BriefingTexts.Numbered, number, title));

    private IEnumerable<TextBlock> Text(IReadOnlyList<PlannedSentence> sentences)
    {
        if (Paragraph.Write(Said(sentences), place => words[place]) is { Length: > 0 } text)
            yield return new TextBlock(text);
    }

    private IEnumerable<PointBlock> Requests() => Said(plan.Requests)
        .Select(s => Paragraph.Write([s], place => words[place]))
        .Where(text => text.Length > 0)
        .Select(text => new PointBlock(text));

    private IEnumerable<SentenceTemplate> Said(IReadOnlyList<PlannedSentence> sentences) =>
        sentences.Where(s => s.Half is null || s.Half == summary.Period.Id.Half).Select(s => s.Template);

    private static IEnumerable<BriefingBlock> OrElse(IReadOnlyList<BriefingBlock> blocks, string nothing) =>
        blocks.Count > 0 ? blocks : [new TextBlock(nothing)];
}
