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
        var text = standing.Select(words => Noted(words, figures, changes)).ToList();
        Close(text, standing, figures, BriefingTexts.AllFiguresFrom, BriefingTexts.OtherFiguresFrom);
        Close(text, standing, changes, BriefingTexts.AllChangesFrom, BriefingTexts.OtherChangesFrom);
        return string.Join(' ', text);
    }

    /// <summary>
    /// The coverage that most sentences have, at least two, where none of the kind is complete: what is said at the end is
    /// then true of every one that says nothing of its own. Null otherwise.
    /// </summary>
    private static Coverage? Shared(List<Words> sentences, bool isChange)
    {
        var ofKind = sentences.Select(s => s.Coverages.Where(c => c.IsChange == isChange).Distinct().ToList()).Where(c => c.Count > 0).ToList();
        return ofKind.SelectMany(c => c).Any(c => c.IsOfAll)
            ? null
            : ofKind
                .Where(c => c.Count == 1)
                .GroupBy(c => c[0])
                .Where(g => g.Count() > 1)
                .OrderByDescending(g => g.Count())
                .ThenByDescending(g => g.Key.From)
                .Select(g => (Coverage?)g.Key)
                .FirstOrDefault();
    }

    private static void Close(List<string> text, List<Words> sentences, Coverage? shared, string all, string others)
    {
        if (shared is { } coverage)
        {
            var isAll = sentences.SelectMany(s => s.Coverages).All(c => c.IsChange != coverage.IsChange || c == coverage);
            text.Add(Amounts.Fill(isAll ? all : others, Part(coverage)));
        }
    }

    private static string Noted(Words words, Coverage? figures, Coverage? changes)
    {
        var notes = new List<string>();
        if (Span(words, isChange: false, figures) is { } figureSpan)
            notes.Add(Amounts.Fill(words.Coverages.Any(c => c is { IsChange: false, IsOfAll: true }) ? BriefingTexts.SomeFiguresFrom : BriefingTexts.FiguresFrom, figureSpan));
        if (Span(words, isChange: true, changes) is { } changeSpan)
            notes.Add(Amounts.Fill(BriefingTexts.ChangesFrom, changeSpan));
        return notes.Count == 0 ? words.Text : $"{words.Text.TrimEnd('.')} ({string.Join("; ", notes)}).";
    }

    /// <summary>"15/17", or "14/16 đến 15/17" where figures of a sentence differ; null when all are complete, or as is said at the end.</summary>
    private static string? Span(Words words, bool isChange, Coverage? saidAtTheEnd)
    {
        var incomplete = words.Coverages.Where(c => c.IsChange == isChange && !c.IsOfAll).Distinct().OrderBy(c => c.From).ThenBy(c => c.Of).ToList();
        return incomplete switch
        {
            [] => null,
            [var only] when only == saidAtTheEnd => null,
            [var only] => Part(only),
            _ => Amounts.Fill(BriefingTexts.FromTo, Part(incomplete[0]), Part(incomplete[^1])),
        };
    }

    private static string Part(Coverage coverage) => $"{Amounts.Number(coverage.From)}/{Amounts.Number(coverage.Of)}";
}
