namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>Joins the sentences of one subject and says where their figures do not come from all provinces.</summary>
internal static class Paragraph
{
    /// <summary>
    /// The sentences that stand, one after the other; empty when none does. What is incomplete in the same way everywhere
    /// is said once at the end, otherwise at the sentence.
    /// </summary>
    public static string Write(IEnumerable<SentenceTemplate> sentences, Func<Place, Words?> source)
    {
        var standing = sentences.Select(s => s.Fill(source)).OfType<Words>().ToList();
        var figures = Shared(standing, isChange: false);
        var changes = Shared(standing, isChange: true);
        var text = standing.Select(words => Noted(words, figures is null, changes is null)).ToList();
        if (figures is { } all)
            text.Add(Amounts.Fill(BriefingTexts.AllFiguresFrom, Amounts.Number(all.From), Amounts.Number(all.Of)));
        if (changes is { } compared)
            text.Add(Amounts.Fill(BriefingTexts.AllChangesFrom, Amounts.Number(compared.From), Amounts.Number(compared.Of)));
        return string.Join(' ', text);
    }

    /// <summary>The coverage that at least two sentences have in common with all others of the kind; null otherwise.</summary>
    private static Coverage? Shared(List<Words> sentences, bool isChange)
    {
        var ofKind = sentences.Select(s => s.Coverages.Where(c => c.IsChange == isChange).Distinct().ToList()).Where(c => c.Count > 0).ToList();
        return ofKind.Count > 1 && ofKind.SelectMany(c => c).Distinct().ToList() is [{ IsOfAll: false } only] ? only : null;
    }

    private static string Noted(Words words, bool figures, bool changes)
    {
        var notes = new List<string>();
        if (figures && Span(words, isChange: false) is { } figureSpan)
            notes.Add(Amounts.Fill(words.Coverages.Any(c => c is { IsChange: false, IsOfAll: true }) ? BriefingTexts.SomeFiguresFrom : BriefingTexts.FiguresFrom, figureSpan));
        if (changes && Span(words, isChange: true) is { } changeSpan)
            notes.Add(Amounts.Fill(BriefingTexts.ChangesFrom, changeSpan));
        return notes.Count == 0 ? words.Text : $"{words.Text.TrimEnd('.')} ({string.Join("; ", notes)}).";
    }

    /// <summary>"15/17", or "14/16 đến 15/17" where figures of a sentence differ; null when all are complete.</summary>
    private static string? Span(Words words, bool isChange)
    {
        var incomplete = words.Coverages.Where(c => c.IsChange == isChange && !c.IsOfAll).Distinct().OrderBy(c => c.From).ThenBy(c => c.Of).ToList();
        return incomplete switch
        {
            [] => null,
            [var only] => Part(only),
            _ => Amounts.Fill(BriefingTexts.FromTo, Part(incomplete[0]), Part(incomplete[^1])),
        };
    }

    private static string Part(Coverage coverage) => $"{Amounts.Number(coverage.From)}/{Amounts.Number(coverage.Of)}";
}
