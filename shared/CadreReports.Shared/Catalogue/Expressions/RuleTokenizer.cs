using System.Globalization;

namespace CadreReports.Catalogue.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Figure,
    Word,
    Symbol,
}

/// <summary>A piece of a rule's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word or symbol as written.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Number">The value of a number.</param>
/// <param name="Figure">The name of a figure.</param>
internal readonly record struct Token(TokenKind Kind, string Text, TextPosition Position, decimal Number = 0, FigureRef Figure = default);

/// <summary>Cuts a rule's text into numbers, figure names, words and symbols.</summary>
internal sealed class RuleTokenizer(string text)
{
    private static readonly string[] Symbols = ["..", "<=", ">=", "<>", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "%"];

    private int offset;

    /// <exception cref="ExpressionException">A character belongs to nothing known.</exception>
    public Token Next()
    {
        while (offset < text.Length && char.IsWhiteSpace(text[offset]))
        {
            offset++;
        }

        var start = new TextPosition(offset);
        if (offset == text.Length)
        {
            return new Token(TokenKind.End, "the end", start);
        }

        if (char.IsAsciiDigit(text[offset]))
        {
            return Number(start);
        }

        if (char.IsAsciiLetter(text[offset]))
        {
            return WordOrFigure(start);
        }

        foreach (var symbol in Symbols)
        {
            if (text.AsSpan(offset).StartsWith(symbol, StringComparison.Ordinal))
            {
                offset += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start);
            }
        }

        throw new ExpressionException(start, $"'{text[offset]}' means nothing here");
    }

    private Token Number(TextPosition start)
    {
        Digits();
        if (offset + 1 < text.Length && text[offset] == '.' && char.IsAsciiDigit(text[offset + 1]))
        {
            offset++;
            Digits();
        }

        var written = text[start.Offset..offset];
        return decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Token(TokenKind.Number, written, start, Number: value)
            : throw new ExpressionException(start, $"'{written}' is too large");
    }

    private void Digits()
    {
        while (offset < text.Length && char.IsAsciiDigit(text[offset]))
        {
            offset++;
        }
    }

    private Token WordOrFigure(TextPosition start)
    {
        var word = Name();
        var isFigure = offset < text.Length && text[offset] == '.' && !text.AsSpan(offset).StartsWith("..", StringComparison.Ordinal);
        if (!isFigure)
        {
            return new Token(TokenKind.Word, word, start);
        }

        var row = FigurePart(start);
        var column = FigurePart(start);
        return new Token(TokenKind.Figure, text[start.Offset..offset], start, Figure: new FigureRef(word, row, column));
    }

    private string FigurePart(TextPosition start)
    {
        if (offset < text.Length && text[offset] == '.')
        {
            offset++;
            if (offset < text.Length && text[offset] == '*')
            {
                offset++;
                return FigureExpression.Wildcard;
            }

            if (Name() is { Length: > 0 } name)
            {
                return name;
            }
        }

        throw new ExpressionException(start, "a figure is written form.row.column, such as BM01.02.total");
    }

    private string Name()
    {
        var start = offset;
        while (offset < text.Length && char.IsAsciiLetterOrDigit(text[offset]))
        {
            offset++;
        }

        return text[start..offset];
    }
}
