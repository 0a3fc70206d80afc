using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;
using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Says in Vietnamese what is wrong with a relation: both amounts, the cells, and how far they are apart.</summary>
internal sealed class RuleMessage
{
    private readonly ValidationPlan plan;
    private readonly WorkbookFigures figures;
    private readonly RelationNode relation;
    private readonly EarlierTerm[] earlier;
    private readonly RelationTerms terms;

    /// <param name="plan">The compiled catalogue version.</param>
    /// <param name="figures">The workbook's figures.</param>
    /// <param name="relation">What does not hold.</param>
    /// <param name="subject">The side whose sheet the message names; cells of other sheets are named with theirs.</param>
    private RuleMessage(ValidationPlan plan, WorkbookFigures figures, RelationNode relation, RelationSide subject)
    {
        this.plan = plan;
        this.figures = figures;
        this.relation = relation;
        earlier = [.. relation.Sides.SelectMany(s => RuleTypes.Histories(s.Expression)).Select(h => EarlierTerm.Find(plan, figures, h)).OfType<EarlierTerm>().Distinct()];
        var own = subject.Figures.Concat(relation.Sides.SelectMany(s => s.Figures)).ToList();
        terms = new RelationTerms(plan, figures, own.Count > 0 ? figures.Cell(own[0]).Sheet : earlier[0].Figure.Form);
    }

    /// <summary>The finding for a relation that does not hold.</summary>
    public static Finding Broken(Rule rule, ValidationPlan plan, WorkbookFigures figures, RelationNode relation) =>
        new RuleMessage(plan, figures, relation, relation.Left).Broken(rule);

    /// <summary>The finding for a relation whose total is blank although its parts are filled.</summary>
    public static Finding TotalBlank(Rule rule, ValidationPlan plan, WorkbookFigures figures, RelationNode relation) =>
        new RuleMessage(plan, figures, relation, relation.Total).TotalBlank(rule);

    private Finding Broken(Rule rule)
    {
        relation.TryAmounts(figures, out var left, out var right);
        var ratio = relation.Sides.FirstOrDefault(s => s.Expression is RatioExpression);
        var message = rule.Message.Fill(part => part switch
        {
            MessagePart.Sheet => terms.Sheet,
            MessagePart.LeftName => Name(relation.Left),
            MessagePart.RightName => Name(relation.Right),
            MessagePart.Column => relation.Left.Figures is [var first, ..] ? plan.Measure(first).Name : string.Empty,
            MessagePart.Row => relation.Left.Figures is [var first, ..] ? plan.Indicator(first).Code : string.Empty,
            MessagePart.Left => ratio is null ? Wording.Amount(left) : Wording.Percent(left, right),
            MessagePart.Right => ratio is null ? Wording.Amount(right) : Wording.Percent(right, left),
            MessagePart.LeftCells => terms.Cells(relation.Left),
            MessagePart.RightCells => terms.Cells(relation.Right),
            MessagePart.LeftTerms => terms.Of(relation.Left.Expression),
            MessagePart.RightTerms => terms.Of(relation.Right.Expression),
            MessagePart.Difference => Wording.Amount(Math.Abs(left - right)),
            MessagePart.EarlierPeriod => earlier is [var used, ..] ? used.Report.Period.InWords() : string.Empty,
            MessagePart.Merged => earlier.Select(e => e.Merged).FirstOrDefault(text => text.Length > 0, string.Empty),
            MessagePart.Change => Change(left, right),
            MessagePart.Part => ratio?.Number is RatioNode node && node.Part.TryEvaluate(figures, out var amount) ? Wording.Amount(amount) : string.Empty,
            MessagePart.PartTerms => ratio?.Expression is RatioExpression e ? terms.Of(e.Part) : string.Empty,
            MessagePart.WholeTerms => ratio?.Expression is RatioExpression e ? terms.Of(e.Whole) : string.Empty,
            _ => throw new InvalidOperationException($"no text for {part}"),
        });
        return new Finding(rule.Id, rule.Severity, message, AllCells(relation.Left, relation.Right), Earlier());
    }

    private Finding TotalBlank(Rule rule)
    {
        var total = relation.Total;
        var part = ReferenceEquals(total, relation.Left) ? relation.Right : relation.Left;
        var text = rule.IsAboutFormulas ? ValidationTexts.FormulaBlank : ValidationTexts.TotalBlank;
        var message = Wording.Fill(text, terms.Sheet, terms.Cells(total), Name(total), terms.Of(part.Expression));
        return new Finding(rule.Id, rule.Severity, message, AllCells(total, part), Earlier());
    }

    private string Name(RelationSide side) => side.Figures is [var own, ..]
        ? plan.Indicator(own).Name
        : RuleTypes.Histories(side.Expression).FirstOrDefault() is { } history ? plan.Indicator(plan.SlotOf(history.Figure)).Name : string.Empty;

    private string Change(decimal now, decimal before)
    {
        var text = now > before ? ValidationTexts.Increase : ValidationTexts.Decrease;
        var unit = relation.Left.Figures is [var first, ..] ? plan.Indicator(first).Unit : string.Empty;
        var share = before == 0 ? string.Empty : $" ({Wording.Percent(Math.Abs(now - before) / before * 100)})";
        return Wording.Fill(text, Wording.Amount(Math.Abs(now - before)), unit) + share;
    }

    private CellReference[] AllCells(RelationSide first, RelationSide second) =>
        [.. first.Figures.Concat(second.Figures).Distinct().Select(figures.Cell)];

    private EarlierFigure[]? Earlier() => earlier.Length == 0
        ? null
        : [.. earlier.Select(e => new EarlierFigure(e.Report.Period.ToString(), e.Figure.ToString(), e.Value, [.. e.Report.Provinces.Select(p => p.Code)]))];
}
