using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue.Coverage;

/// <summary>What a version's rules must see to.</summary>
internal enum RelationKind
{
    /// <summary>The parts add up to their whole.</summary>
    Sum,

    /// <summary>A part is no more than its whole.</summary>
    Part,

    /// <summary>Closing = opening + increase - decrease.</summary>
    Movement,
}

/// <summary>A relation that follows from what rows and columns are to each other.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">For the message.</param>
/// <param name="Form">Zero, or for a part no less than zero, in every right report.</param>
internal sealed record RequiredRelation(RelationKind Kind, string Name, LinearForm Form);

/// <summary>Two figures of which the first is measured against the second.</summary>
internal sealed record RatioPair(FigureRef Part, FigureRef Whole);

/// <summary>Reads from the declarations of the forms which relations there are.</summary>
internal static class RequiredRelations
{
    public static IReadOnlyList<RequiredRelation> Of(CatalogueVersion version) =>
        [.. version.Forms.Where(f => !f.IsList).SelectMany(f => OfColumns(f).Concat(OfRows(f)).Concat(OfMovements(f)))];

    public static IReadOnlyList<RatioPair> RatiosOf(CatalogueVersion version) =>
        [.. version.Forms.Where(f => !f.IsList).SelectMany(RatiosOf)];

    private static IEnumerable<RequiredRelation> OfColumns(Form form)
    {
        var sums = form.SumColumns.Select(s => (Whole: s.Key, Parts: s.Value));
        var splits = form.Measures.Where(m => m.Split is not null).GroupBy(m => (m.PartOf, m.Split))
            .Select(g => (Whole: g.Key.PartOf!, Parts: (IReadOnlyList<string>)[.. g.Select(m => m.Code)]));
        foreach (var (whole, parts) in sums.Concat(splits))
        {
            foreach (var row in form.Indicators.Where(r => Has(form, r, whole) && parts.All(p => Has(form, r, p))))
            {
                yield return Sum(new(form.Code, row.Code, whole), parts.Select(p => new FigureRef(form.Code, row.Code, p)));
            }
        }

        foreach (var part in form.Measures.Where(m => m.PartOf is not null && m.Split is null))
        {
            foreach (var row in form.Indicators.Where(r => Has(form, r, part.Code) && Has(form, r, part.PartOf!)))
            {
                yield return Part(new(form.Code, row.Code, part.Code), new(form.Code, row.Code, part.PartOf!));
            }
        }
    }

    private static IEnumerable<RequiredRelation> OfRows(Form form)
    {
        var sums = form.Indicators.Where(r => r.SumOf.Count > 0).Select(r => (Whole: r.Code, Parts: r.SumOf, Columns: Columns(form, r)));
        var splits = form.Indicators.Where(r => r.Split is not null).GroupBy(r => (r.PartOf, r.Split))
            .Select(g => (Whole: g.Key.PartOf!, Parts: (IReadOnlyList<string>)[.. g.Select(r => r.Code)], Columns: Columns(form, g.First())));
        foreach (var (whole, parts, columns) in sums.Concat(splits))
        {
            foreach (var column in columns)
            {
                yield return Sum(new(form.Code, whole, column), parts.Select(p => new FigureRef(form.Code, p, column)));
            }
        }

        foreach (var part in form.Indicators.Where(r => r.PartOf is not null && r.Split is null))
        {
            foreach (var column in Columns(form, part))
            {
                yield return Part(new(form.Code, part.Code, column), new(form.Code, part.PartOf!, column));
            }
        }
    }

    private static IEnumerable<RequiredRelation> OfMovements(Form form)
    {
        foreach (var closing in form.Indicators)
        {
            if (closing.Movement is not { } movement)
            {
                continue;
            }

            string[] others = [movement.Opening, movement.Increase, movement.Decrease];
            foreach (var column in Columns(form, closing).Where(c => others.All(o => Has(form, Row(form, o), c))))
            {
                FigureRef Figure(string row) => new(form.Code, row, column);
                var balance = new LinearForm()
                    .Add(Figure(closing.Code), 1)
                    .Add(Figure(movement.Opening), -1)
                    .Add(Figure(movement.Increase), -1)
                    .Add(Figure(movement.Decrease), 1);
                yield return new(RelationKind.Movement, $"{Figure(closing.Code)} follows from {string.Join(", ", others)}", balance);
            }
        }
    }

    private static IEnumerable<RatioPair> RatiosOf(Form form)
    {
        foreach (var row in form.Indicators)
        {
            foreach (var other in new[] { row.Quota, row.Share }.OfType<string>())
            {
                // Where a formula adds up the columns, it is their total that is watched.
                var shared = Columns(form, row).Where(c => Has(form, Row(form, other), c)).ToList();
                var total = shared.Where(form.SumColumns.ContainsKey).ToList();
                foreach (var column in total.Count > 0 ? total : shared)
                {
                    yield return new(new(form.Code, row.Code, column), new(form.Code, other, column));
                }
            }

            foreach (var column in form.Measures.Where(m => m.Share is not null && Has(form, row, m.Code)))
            {
                yield return new(new(form.Code, row.Code, column.Code), new(form.Code, row.Code, column.Share!));
            }
        }
    }

    private static RequiredRelation Sum(FigureRef whole, IEnumerable<FigureRef> parts)
    {
        var form = new LinearForm().Add(whole, 1);
        var named = parts.ToList();
        named.ForEach(p => form.Add(p, -1));
        return new(RelationKind.Sum, $"{whole} = {string.Join(" + ", named)}", form);
    }

    private static RequiredRelation Part(FigureRef part, FigureRef whole) =>
        new(RelationKind.Part, $"{part} <= {whole}", new LinearForm().Add(whole, 1).Add(part, -1));

    private static IEnumerable<string> Columns(Form form, Indicator row) => row.Measures.Select(m => form.Measures[m].Code);

    private static bool Has(Form form, Indicator row, string column) => row.Measures.Contains(form.ColumnIndex(column));

    private static Indicator Row(Form form, string code) => form.Indicators[form.RowIndex(code)];
}
