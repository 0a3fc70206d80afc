namespace CadreReports.Catalogue.Expressions;

/// <summary>
/// Checks an expression against the forms and spreads it out: one instance for each row or column that its wildcards
/// stand for, ranges replaced by their figures. Wildcards leave out formula cells, which follow from the typed ones.
/// </summary>
/// <remarks>
/// There is nothing to go round in: a rule names figures, never another rule; an earlier report is accepted and fixed;
/// and the sums that <c>formulas</c> spreads out were refused when the form was loaded if one contained itself.
/// </remarks>
public sealed class RuleBinder
{
    private readonly Dictionary<string, Form> forms;

    /// <param name="forms">The forms that figures may be taken from.</param>
    public RuleBinder(IEnumerable<Form> forms) => this.forms = forms.ToDictionary(f => f.Code, StringComparer.Ordinal);

    /// <returns>At least one instance; each names existing figures only.</returns>
    /// <exception cref="ExpressionException">A figure is unknown, a range is senseless, or numbers and truths are mixed up.</exception>
    public IReadOnlyList<RuleExpression> Bind(RuleExpression rule)
    {
        if (rule is FormulasExpression)
        {
            return [.. forms.Values.SelectMany(FormulaCells)];
        }

        RuleTypes.RequireTruth(rule);
        var names = References(rule).ToList();
        RefuseNothingToPointAt(rule);
        foreach (var name in names)
        {
            CheckName(name.Figure, name.Position);
        }

        RefuseRowsAcrossForms(names);
        var instances = new List<RuleExpression>();
        foreach (var row in Candidates(names, figure => figure.Row, form => form.Indicators.Where(i => i.SumOf.Count == 0).Select(i => i.Code)))
        {
            foreach (var column in Candidates(names, figure => figure.Column, form => form.Measures.Select(m => m.Code).Where(c => !form.SumColumns.ContainsKey(c))))
            {
                if (names.All(n => !HasWildcard(n.Figure) || Exists(Substitute(n.Figure, row, column))))
                {
                    var instance = Spread(rule, row, column);
                    CheckTimes(instance);
                    RefuseSelfComparison(instance);
                    instances.Add(instance);
                }
            }
        }

        return instances.Count > 0 ? instances : throw new ExpressionException(rule.Position, "no row or column fits all the wildcards");
    }

    private static IEnumerable<RuleExpression> FormulaCells(Form form)
    {
        for (var row = 0; row < form.Indicators.Count; row++)
        {
            foreach (var column in form.Indicators[row].Measures)
            {
                var sum = new SumExpression([.. form.PartsOf(row, column).Select(p => new FigureExpression(form.Figure(p.Row, p.Column)))]);
                if (sum.Items.Count > 0)
                {
                    yield return new ComparisonExpression(ComparisonOperator.Equal, new FigureExpression(form.Figure(row, column)), sum);
                }
            }
        }
    }

    private static IEnumerable<Reference> References(RuleExpression expression) => expression switch
    {
        FigureExpression e => [new(e.Figure, e.Position)],
        HistoryExpression e => [new(e.Figure, e.Position, IsEarlier: e.Function != HistoryFunction.YearToDate)],
        RangeExpression e => [new(e.First, e.Position), new(e.Last, e.Position)],
        _ => RuleTypes.Operands(expression).SelectMany(References),
    };

    private void CheckName(FigureRef figure, TextPosition position)
    {
        if (!forms.TryGetValue(figure.Form, out var form))
        {
            throw new ExpressionException(position, $"there is no form {figure.Form}");
        }

        if (form.IsList)
        {
            throw new ExpressionException(position, $"form {figure.Form} holds no figures");
        }

        if (figure.Row != FigureExpression.Wildcard && form.RowIndex(figure.Row) < 0)
        {
            throw new ExpressionException(position, $"form {figure.Form} has no row {figure.Row}");
        }

        if (figure.Column != FigureExpression.Wildcard && form.ColumnIndex(figure.Column) < 0)
        {
            throw new ExpressionException(position, $"form {figure.Form} has no column {figure.Column}");
        }

        if (!HasWildcard(figure) && !Exists(figure))
        {
            throw new ExpressionException(position, $"row {figure.Row} of form {figure.Form} has no column {figure.Column}");
        }
    }

    /// <summary>What stood at the end of a half-year cannot be added up over the year, and what happened in one has no standing.</summary>
    private void CheckTimes(RuleExpression instance)
    {
        foreach (var history in RuleTypes.Histories(instance))
        {
            var form = forms[history.Figure.Form];
            var time = form.Indicators[form.RowIndex(history.Figure.Row)].Time;
            var wanted = history.Function switch
            {
                HistoryFunction.Previous => TimeKind.Stock,
                HistoryFunction.YearToDate => TimeKind.Flow,
                _ => time,
            };
            if (time != wanted)
            {
                var kind = wanted == TimeKind.Stock ? "a stock" : "a flow";
                throw new ExpressionException(history.Position, $"{RuleWords.Of(history.Function)} applies to {kind}, but {history.Figure} is {(time == TimeKind.Annual ? "annual" : time == TimeKind.Stock ? "a stock" : "a flow")}");
            }
        }
    }

    /// <summary>A finding points at cells of the report; only what merely decides whether to look may do without any.</summary>
    private static void RefuseNothingToPointAt(RuleExpression rule)
    {
        if (rule is ComparisonExpression && References(rule).All(n => n.IsEarlier))
        {
            throw new ExpressionException(rule.Position, "the comparison names no figure of the report itself");
        }

        var judged = rule switch
        {
            ComparisonExpression => [],
            ConditionalExpression e => RuleTypes.Operands(e).Skip(1),
            _ => RuleTypes.Operands(rule),
        };
        foreach (var operand in judged)
        {
            RefuseNothingToPointAt(operand);
        }
    }

    private static void RefuseSelfComparison(RuleExpression instance)
    {
        if (instance is ComparisonExpression comparison)
        {
            if (comparison.Left == comparison.Right)
            {
                throw new ExpressionException(comparison.Position, $"{comparison.Left} is compared with itself");
            }

            return;
        }

        foreach (var operand in RuleTypes.Operands(instance))
        {
            RefuseSelfComparison(operand);
        }
    }

    /// <summary>Row 08 of one form has nothing to do with row 08 of another; columns of the same name do.</summary>
    private static void RefuseRowsAcrossForms(List<Reference> names)
    {
        var starred = names.Where(n => n.Figure.Row == FigureExpression.Wildcard).ToList();
        if (starred.Find(n => n.Figure.Form != starred[0].Figure.Form) is { } other)
        {
            throw new ExpressionException(other.Position, $"the same row of {starred[0].Figure.Form} and {other.Figure.Form} cannot be meant: their row codes are unrelated");
        }
    }

    /// <summary>What a wildcard may stand for: the codes of the first form that has one; a single null when none has.</summary>
    private IEnumerable<string?> Candidates(
        List<Reference> names,
        Func<FigureRef, string> part,
        Func<Form, IEnumerable<string>> codes)
    {
        var starred = names.Where(n => part(n.Figure) == FigureExpression.Wildcard).Select(n => forms[n.Figure.Form]).Distinct().ToList();
        if (starred.Count == 0)
        {
            return [null];
        }

        return codes(starred[0]).Where(c => starred.TrueForAll(f => codes(f).Contains(c, StringComparer.Ordinal)));
    }

    private RuleExpression Spread(RuleExpression expression, string? row, string? column) => expression switch
    {
        FigureExpression e => e with { Figure = Substitute(e.Figure, row, column) },
        SumExpression e => e with { Items = [.. e.Items.SelectMany(i => i is RangeExpression range ? Figures(range, row, column) : [Spread(i, row, column)])] },
        NegateExpression e => e with { Operand = Spread(e.Operand, row, column) },
        ArithmeticExpression e => e with { Left = Spread(e.Left, row, column), Right = Spread(e.Right, row, column) },
        ComparisonExpression e => e with { Left = Spread(e.Left, row, column), Right = Spread(e.Right, row, column) },
        LogicalExpression e => e with { Left = Spread(e.Left, row, column), Right = Spread(e.Right, row, column) },
        NotExpression e => e with { Operand = Spread(e.Operand, row, column) },
        HistoryExpression e => e with { Figure = Substitute(e.Figure, row, column) },
        RatioExpression e => e with { Part = Spread(e.Part, row, column), Whole = Spread(e.Whole, row, column) },
        ConditionalExpression e => e with
        {
            Condition = Spread(e.Condition, row, column),
            Then = Spread(e.Then, row, column),
            Else = e.Else is null ? null : Spread(e.Else, row, column),
        },
        _ => expression,
    };

    private IEnumerable<RuleExpression> Figures(RangeExpression range, string? row, string? column)
    {
        var first = Substitute(range.First, row, column);
        var last = Substitute(range.Last, row, column);
        if (first.Form != last.Form || (first.Row != last.Row && first.Column != last.Column))
        {
            throw new ExpressionException(range.Position, "a range runs along one row or one column of one form");
        }

        var form = forms[first.Form];
        var (rowFrom, rowTo) = (form.RowIndex(first.Row), form.RowIndex(last.Row));
        var (columnFrom, columnTo) = (form.ColumnIndex(first.Column), form.ColumnIndex(last.Column));
        if (rowFrom > rowTo || columnFrom > columnTo || first == last)
        {
            throw new ExpressionException(range.Position, $"the range from {first} to {last} runs backwards or is a single figure");
        }

        for (var r = rowFrom; r <= rowTo; r++)
        {
            for (var c = columnFrom; c <= columnTo; c++)
            {
                var figure = form.Figure(r, c);
                if (!Exists(figure))
                {
                    throw new ExpressionException(range.Position, $"the range from {first} to {last} includes {figure}, which the form does not ask for");
                }

                if (IsFormulaAlong(form, r, c, alongRow: rowFrom == rowTo))
                {
                    throw new ExpressionException(range.Position, $"the range from {first} to {last} would count the formula {figure} and its parts");
                }

                yield return new FigureExpression(figure) { Position = range.Position };
            }
        }
    }

    private static bool IsFormulaAlong(Form form, int row, int column, bool alongRow) =>
        alongRow ? form.SumColumns.ContainsKey(form.Measures[column].Code) : form.Indicators[row].SumOf.Count > 0;

    private bool Exists(FigureRef figure)
    {
        var form = forms[figure.Form];
        var (row, column) = (form.RowIndex(figure.Row), form.ColumnIndex(figure.Column));
        return row >= 0 && column >= 0 && form.Indicators[row].Measures.Contains(column);
    }

    private static bool HasWildcard(FigureRef figure) =>
        figure.Row == FigureExpression.Wildcard || figure.Column == FigureExpression.Wildcard;

    private static FigureRef Substitute(FigureRef figure, string? row, string? column) => figure with
    {
        Row = figure.Row == FigureExpression.Wildcard ? row! : figure.Row,
        Column = figure.Column == FigureExpression.Wildcard ? column! : figure.Column,
    };

    /// <summary>A figure that a rule names, and where; whether only an earlier report is asked for it.</summary>
    private sealed record Reference(FigureRef Figure, TextPosition Position, bool IsEarlier = false);
}
