namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>A province and what it is ranked by.</summary>
/// <param name="Name">The province.</param>
/// <param name="Value">What it is ranked by.</param>
/// <param name="Shown">The value as people read it: provinces that read the same are equals.</param>
internal sealed record Placed(string Name, decimal Value, string Shown)
{
    /// <summary>So many provinces more than asked for may be named because they are equals.</summary>
    private const int MostMore = 2;

    /// <summary>With fewer provinces nobody is in front of anybody.</summary>
    private const int Fewest = 3;

    /// <summary>
    /// The provinces in front, "A (63,1%), B và C (cùng 60%)". Equals are named together or, when they are many, counted
    /// together; none of them is left out. Null with few provinces or when all are equals. Of more than half of the provinces
    /// only those are spoken of who share the first place, so that nobody is among both the highest and the lowest.
    /// </summary>
    public static Words? First(IEnumerable<Placed> provinces, int number, bool highest)
    {
        var all = provinces.ToList();
        var ranked = (highest ? all.OrderByDescending(p => p.Value) : all.OrderBy(p => p.Value)).ToList();
        if (ranked.Count < Fewest || ranked[0].Shown == ranked[^1].Shown)
            return null;

        var asked = Math.Clamp(ranked.Count / 3, 1, number);
        var items = new List<string>();
        var (named, hasEquals) = (0, false);
        foreach (var equals in ranked.GroupBy(p => p.Shown, StringComparer.Ordinal))
        {
            var names = equals.Select(p => p.Name).ToList();
            if (named >= asked || (named > 0 && (named + names.Count) * 2 > ranked.Count))
                break;

            var isTooMany = named + names.Count > number + MostMore;
            items.Add(
                isTooMany ? Amounts.Fill(BriefingTexts.ManyTies, Amounts.Number(names.Count), equals.Key)
                : names.Count > 1 ? Amounts.Fill(BriefingTexts.Ties, Amounts.List(names), equals.Key)
                : Amounts.Fill(BriefingTexts.NameAndValue, names[0], equals.Key));
            named += names.Count;
            hasEquals |= names.Count > 1;
        }

        // "A (49,3%) và B, C và D (cùng 46,5%)" would take a second look.
        return new Words(hasEquals ? string.Join(", ", items) : Amounts.List(items));
    }

    /// <summary>All of them with their values; null for none and for more than can be read out.</summary>
    public static Words? All(IReadOnlyCollection<Placed> provinces, int most) => provinces.Count == 0 || provinces.Count > most
        ? null
        : new Words(Amounts.List([.. provinces.Select(p => Amounts.Fill(BriefingTexts.NameAndValue, p.Name, p.Shown))]));
}
