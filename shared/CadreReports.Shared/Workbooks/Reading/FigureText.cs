using System.Globalization;
using System.Text;

namespace CadreReports.Workbooks.Reading;

/// <summary>What was found where a whole number is expected.</summary>
public enum FigureKind
{
    /// <summary>Nothing but white space.</summary>
    Blank,

    /// <summary>A whole number, zero or more.</summary>
    Whole,

    /// <summary>A dash or "không", which people write for zero.</summary>
    WrittenZero,

    /// <summary>A number that is not whole.</summary>
    Fraction,

    Negative,

    /// <summary>Beyond <see cref="FigureText.Max"/>.</summary>
    TooLarge,

    Percent,

    /// <summary>A whole number with words after it.</summary>
    WithUnit,

    /// <summary>No number at all.</summary>
    Other,
}

/// <summary>A figure as read.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Value">The number of a <see cref="FigureKind.Whole"/>; otherwise 0.</param>
/// <param name="Proposal">The number that was probably meant, when there is one to propose.</param>
public readonly record struct FigureReading(FigureKind Kind, long Value = 0, long? Proposal = null);

/// <summary>
/// Whole numbers as clerks type them: <c>.</c>, <c>,</c> or a space before exactly three digits groups thousands, so that
/// 1.204 is one thousand two hundred and four.
/// </summary>
public static class FigureText
{
    /// <summary>The largest figure: no count of a province's cadres, members or organisations comes near it.</summary>
    public const long Max = 999_999_999;

    private const string NoneText = "không";
    private const string NoneAtAllText = "không có";

    /// <summary>The short way for what nearly every cell holds: up to nine digits and nothing else.</summary>
    internal static bool TryPlain(ReadOnlySpan<char> value, out long number)
    {
        number = 0;
        return value.Length <= 9 && TryDigits(value, out number);
    }

    /// <summary>Reads the value of a number cell, in the invariant notation of the file.</summary>
    public static FigureReading OfNumber(ReadOnlySpan<char> value)
    {
        if (TryPlain(value, out var digits))
        {
            return new FigureReading(FigureKind.Whole, digits);
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new FigureReading(FigureKind.Other);
        }

        // Formulas leave noise in the last binary digits.
        var whole = Math.Round(number);
        if (Math.Abs(number - whole) <= 1e-6)
        {
            return whole < 0 ? new FigureReading(FigureKind.Negative)
                : whole > Max ? new FigureReading(FigureKind.TooLarge)
                : new FigureReading(FigureKind.Whole, (long)whole);
        }

        return number < 0 ? new FigureReading(FigureKind.Negative)
            : number > Max ? new FigureReading(FigureKind.TooLarge)
            : new FigureReading(FigureKind.Fraction, 0, Thousandfold(number));
    }

    /// <summary>Reads a text cell.</summary>
    public static FigureReading OfText(ReadOnlySpan<char> raw)
    {
        var text = CellText.Trim(raw);
        if (text.IsEmpty)
        {
            return default;
        }

        if (text.Length > 64)
        {
            return new FigureReading(FigureKind.Other);
        }

        return text.ContainsAnyExceptInRange('\0', '\u007F') ? OfPlain(Plain(text)) : OfPlain(text);
    }

    private static FigureReading OfPlain(ReadOnlySpan<char> text)
    {
        if (TryWhole(text, out var value))
        {
            return value > Max ? new FigureReading(FigureKind.TooLarge) : new FigureReading(FigureKind.Whole, value);
        }

        if (text is "-" || text.Equals(NoneText, StringComparison.OrdinalIgnoreCase) || text.Equals(NoneAtAllText, StringComparison.OrdinalIgnoreCase))
        {
            return new FigureReading(FigureKind.WrittenZero);
        }

        if (text[^1] == '%')
        {
            return new FigureReading(FigureKind.Percent);
        }

        if ((text[0] == '-' && IsNumber(text[1..].Trim())) || (text.Length > 2 && text[0] == '(' && text[^1] == ')' && IsNumber(text[1..^1].Trim())))
        {
            return new FigureReading(FigureKind.Negative);
        }

        if (TryDecimal(text, out var number))
        {
            return new FigureReading(FigureKind.Fraction, 0, number == Math.Round(number) ? Proposable(number) : Thousandfold(number));
        }

        return OfTextWithUnit(text);
    }

    private static FigureReading OfTextWithUnit(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ',' or ' '))
        {
            end++;
        }

        return end < text.Length && char.IsLetter(text[end]) && TryWhole(text[..end].TrimEnd(), out var value)
            ? new FigureReading(FigureKind.WithUnit, 0, Proposable(value))
            : new FigureReading(FigureKind.Other);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => TryWhole(text, out _) || TryDecimal(text, out _);

    // Too many digits to hold saturates: it is too large all the same.
    private static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var separatorAt = text.IndexOfAny(". ,");
        if (separatorAt < 0)
        {
            return TryDigits(text, out value);
        }

        var separator = text[separatorAt];
        if (separatorAt is 0 or > 3 || text[0] == '0')
        {
            return false;
        }

        TryDigits(text[..separatorAt], out var head);
        value = head;
        var rest = text[separatorAt..];
        for (; rest.Length >= 4 && rest[0] == separator; rest = rest[4..])
        {
            if (!TryDigits(rest.Slice(1, 3), out var group))
            {
                return false;
            }

            value = Math.Min((value * 1_000) + group, long.MaxValue / 2_000);
        }

        return rest.IsEmpty && char.IsAsciiDigit(text[0]) && !text[..separatorAt].ContainsAnyExceptInRange('0', '9');
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
            if (value > long.MaxValue / 20)
            {
                value = long.MaxValue / 20;
            }
        }

        return !text.IsEmpty;
    }

    private static bool TryDecimal(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var mark = text.IndexOfAny('.', ',');
        if (mark <= 0 || mark == text.Length - 1 || text[..mark].ContainsAnyExceptInRange('0', '9') ||
            text[(mark + 1)..].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        Span<char> invariant = stackalloc char[text.Length];
        text.CopyTo(invariant);
        invariant[mark] = '.';
        return double.TryParse(invariant, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    // 2,77 comes from typing 2.770 where the point is the decimal mark.
    private static long? Thousandfold(double number)
    {
        var thousandfold = number * 1_000;
        return number >= 1 && Math.Abs(thousandfold - Math.Round(thousandfold)) < 1e-6 ? Proposable(thousandfold) : null;
    }

    private static long? Proposable(double number) => Math.Round(number) <= Max ? (long)Math.Round(number) : null;

    // Full-width digits, other spaces and dashes, decomposed letters.
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder((CellText.Clean(text) ?? "").Normalize(NormalizationForm.FormKC));
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = plain[i] switch
            {
                '–' or '—' or '−' or '‐' or '‑' => '-',
                var c when char.IsWhiteSpace(c) => ' ',
                var c => c,
            };
        }

        return plain.ToString();
    }
}
