using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Filters;

/// <summary>Values as OData literals. Interpolated and LINQ filters write some numbers differently.</summary>
internal static class FilterLiteral
{
    /// <summary>Puts the literals of its arguments into an interpolated filter; null stays null.</summary>
    /// <exception cref="ArgumentException">An argument is of a type without a literal.</exception>
    public static string? Interpolate(FormattableString? filter)
    {
        if (filter is null)
            return null;

        var literals = filter.GetArguments().Select(object? (argument, i) => Interpolated(argument) ?? throw new ArgumentException(
            $"Unable to convert argument {i} from type {argument!.GetType()} to an OData literal."));
        return string.Format(CultureInfo.InvariantCulture, filter.Format, [.. literals]);
    }

    /// <summary>The literal of a value in a LINQ filter.</summary>
    /// <exception cref="InvalidOperationException">The value is of a type without a literal.</exception>
    public static string OfLinqValue(object? value) => value switch
    {
        double number => WithPoint(XmlConvert.ToString(number)),
        float number => XmlConvert.ToString(number) + "f",
        decimal number => XmlConvert.ToString(number) + "M",
        DateTime moment => DateTimeLiteral(moment),
        ushort or uint or ulong or char or StringBuilder or BinaryData => throw NoLiteral(value),
        _ => Interpolated(value) ?? throw NoLiteral(value!),
    };

    private static string? Interpolated(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or ulong => Invariant(value) + "L",
        sbyte or byte or short or ushort or int or uint or decimal or float or double => Invariant(value),
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        DateTimeOffset moment => DateTimeLiteral(moment.UtcDateTime),
        DateTime moment => DateTimeLiteral(moment.ToUniversalTime()),
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => null,
    };

    private static string DateTimeLiteral(DateTime moment) =>
        $"datetime'{XmlConvert.ToString(moment, XmlDateTimeSerializationMode.RoundtripKind)}'";

    private static string Invariant(object value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);

    // A whole number without a point would be an Int32.
    private static string WithPoint(string number) => number.All(char.IsAsciiDigit) ? number + ".0" : number;

    private static InvalidOperationException NoLiteral(object value) => new($"Could not convert constant {value} to a filter literal.");
}
