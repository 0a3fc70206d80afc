namespace CadreReports.Catalogue.Expressions;

/// <summary>
/// Parses a rule's text. From loosest to tightest: <c>or</c>; <c>and</c>; <c>not</c>; one comparison
/// (<c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>), optionally <c>within 2</c> or <c>within 5%</c>; <c>+ -</c>; <c>* /</c>;
/// unary <c>-</c>; numbers, figures (<c>BM01.02.total</c>, with <c>*</c> for every row or column), <c>sum(a, b..c)</c>,
/// <c>ratio(part, whole)</c> in per cent, <c>prev(figure)</c>, <c>lastyear(figure)</c>, <c>yeartodate(figure)</c>,
/// <c>if(condition, then, else)</c> whose last part may be left out, and parentheses. The word <c>formulas</c> alone
/// checks every formula cell.
/// </summary>
public sealed class RuleParser
{
    private const string WithinWord = "within";

    private readonly RuleTokenizer tokenizer;
    private Token current;

    private RuleParser(string text)
    {
        tokenizer = new RuleTokenizer(text);
        current = tokenizer.Next();
    }

    /// <exception cref="ExpressionException">The text is no expression; the position says where it stops being one.</exception>
    public static RuleExpression Parse(string text)
    {
        var parser = new RuleParser(text);
        var expression = parser.Either();
        return parser.current.Kind == TokenKind.End
            ? expression
            : throw new ExpressionException(parser.current.Position, $"'{parser.current.Text}' does not continue the expression");
    }

    private RuleExpression Either()
    {
        var left = Both();
        while (Accept("or") is { } token)
        {
            left = new LogicalExpression(LogicalOperator.Or, left, Both()) { Position = token.Position };
        }

        return left;
    }

    private RuleExpression Both()
    {
        var left = Negation();
        while (Accept("and") is { } token)
        {
            left = new LogicalExpression(LogicalOperator.And, left, Negation()) { Position = token.Position };
        }

        return left;
    }

    private RuleExpression Negation() => Accept("not") is { } token
        ? new NotExpression(Negation()) { Position = token.Position }
        : Comparison();

    private RuleExpression Comparison()
    {
        var left = Additive();
        if (ComparisonOf(current.Text) is not { } comparison)
        {
            return left;
        }

        var token = Take();
        var right = Additive();
        return new ComparisonExpression(comparison, left, right, Within()) { Position = token.Position };
    }

    private Tolerance? Within()
    {
        if (Accept(WithinWord) is null)
        {
            return null;
        }

        if (current.Kind != TokenKind.Number)
        {
            throw new ExpressionException(current.Position, $"'{current.Text}' stands where a number for the tolerance is expected");
        }

        var amount = Take().Number;
        return new Tolerance(amount, IsPercent: Accept("%") is not null);
    }

    private RuleExpression Additive()
    {
        var left = Multiplicative();
        while ((Accept("+") ?? Accept("-")) is { } token)
        {
            var operation = token.Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            left = new ArithmeticExpression(operation, left, Multiplicative()) { Position = token.Position };
        }

        return left;
    }

    private RuleExpression Multiplicative()
    {
        var left = Unary();
        while ((Accept("*") ?? Accept("/")) is { } token)
        {
            var operation = token.Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            left = new ArithmeticExpression(operation, left, Unary()) { Position = token.Position };
        }

        return left;
    }

    private RuleExpression Unary() => Accept("-") is { } token
        ? new NegateExpression(Unary()) { Position = token.Position }
        : Primary();

    private RuleExpression Primary()
    {
        var token = Take();
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return new NumberExpression(token.Number) { Position = token.Position };
            case { Kind: TokenKind.Figure }:
                return new FigureExpression(token.Figure) { Position = token.Position };
            case { Kind: TokenKind.Word, Text: RuleWords.Sum }:
                return Sum(token.Position);
            case { Kind: TokenKind.Word, Text: RuleWords.Ratio }:
                return Ratio(token.Position);
            case { Kind: TokenKind.Word, Text: RuleWords.If }:
                return Conditional(token.Position);
            case { Kind: TokenKind.Word } when RuleWords.HistoryFunctionOf(token.Text) is { } function:
                return History(function);
            case { Kind: TokenKind.Word, Text: RuleWords.Formulas }:
                return new FormulasExpression { Position = token.Position };
            case { Kind: TokenKind.Symbol, Text: "(" }:
                var inner = Either();
                Expect(")");
                return inner;
            default:
                throw new ExpressionException(token.Position, $"'{token.Text}' stands where a number, a figure, a function or a parenthesis is expected");
        }
    }

    private SumExpression Sum(TextPosition position)
    {
        Expect("(");
        var items = new List<RuleExpression>();
        do
        {
            items.Add(SumItem());
        }
        while (Accept(",") is not null);
        Expect(")");
        return new SumExpression(items) { Position = position };
    }

    private RuleExpression SumItem()
    {
        var item = Additive();
        if (Accept("..") is not { } dots)
        {
            return item;
        }

        return item is FigureExpression first && Primary() is FigureExpression last
            ? new RangeExpression(first.Figure, last.Figure) { Position = item.Position }
            : throw new ExpressionException(dots.Position, "a range runs from one figure to another");
    }

    private RatioExpression Ratio(TextPosition position)
    {
        Expect("(");
        var part = Additive();
        Expect(",");
        var whole = Additive();
        Expect(")");
        return new RatioExpression(part, whole) { Position = position };
    }

    private ConditionalExpression Conditional(TextPosition position)
    {
        Expect("(");
        var condition = Either();
        Expect(",");
        var then = Either();
        var otherwise = Accept(",") is null ? null : Either();
        Expect(")");
        return new ConditionalExpression(condition, then, otherwise) { Position = position };
    }

    private HistoryExpression History(HistoryFunction function)
    {
        Expect("(");
        var operand = Take();
        if (operand.Kind != TokenKind.Figure)
        {
            var word = RuleWords.Of(function);
            throw new ExpressionException(operand.Position, $"'{operand.Text}' stands where a figure is expected: {word} takes one figure, as in {word}(BM01.02.total)");
        }

        Expect(")");
        return new HistoryExpression(function, operand.Figure) { Position = operand.Position };
    }

    private static ComparisonOperator? ComparisonOf(string symbol) => symbol switch
    {
        "=" => ComparisonOperator.Equal,
        "<>" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private Token Take()
    {
        var token = current;
        if (token.Kind != TokenKind.End)
        {
            current = tokenizer.Next();
        }

        return token;
    }

    private Token? Accept(string text) =>
        current.Kind is TokenKind.Word or TokenKind.Symbol && current.Text == text ? Take() : null;

    private void Expect(string text)
    {
        if (Accept(text) is null)
        {
            throw new ExpressionException(current.Position, $"'{current.Text}' stands where '{text}' is expected");
        }
    }
}
