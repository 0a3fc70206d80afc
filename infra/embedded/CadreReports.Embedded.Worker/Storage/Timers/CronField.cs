using System.Globalization;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>The values that one field of an NCRONTAB expression allows; none is above 59.</summary>
internal readonly record struct CronField
{
    private const int ShortestName = 3;

    private readonly ulong values;

    private CronField(ulong values) => this.values = values;

    /// <summary>
    /// Reads a field: <c>*</c>, a number, a range <c>a-b</c>, any of these with a step <c>/n</c> (a number with a step
    /// goes on to the highest value), or a list of them with commas.
    /// </summary>
    /// <param name="text">The field.</param>
    /// <param name="kind">What it is called, for the message.</param>
    /// <param name="lowest">The lowest value that it can have.</param>
    /// <param name="highest">The highest one.</param>
    /// <param name="names">Names of the values from the lowest on, of which three letters will do; empty when there are none.</param>
    /// <exception cref="FormatException">It is not to be understood, or a value is out of range.</exception>
    public static CronField Parse(string text, string kind, int lowest, int highest, IReadOnlyList<string> names)
    {
        var reader = new Reader(text, kind, lowest, highest, names);
        return new CronField(text.Split(',').Aggregate(0UL, (all, part) => all | reader.Part(part)));
    }

    public int Count => System.Numerics.BitOperations.PopCount(values);

    public bool Contains(int value) => (values & (1UL << value)) != 0;

    private sealed class Reader(string text, string kind, int lowest, int highest, IReadOnlyList<string> names)
    {
        public ulong Part(string part)
        {
            var (range, step) = Divide(part, '/');
            var (first, last) = Divide(range, '-');
            var (from, to) = range == "*" ? (lowest, highest)
                : last is not null ? (Value(first), Value(last))
                : (Value(first), step is null ? Value(first) : highest);
            if (from > to)
            {
                throw Wrong($"the range '{range}' runs backwards");
            }

            var every = step is null ? 1 : Step(step);
            var values = 0UL;
            for (var value = from; value <= to; value += every)
            {
                values |= 1UL << value;
            }

            return values;
        }

        private static (string Before, string? After) Divide(string part, char separator)
        {
            var at = part.IndexOf(separator, StringComparison.Ordinal);
            return at < 0 ? (part, null) : (part[..at], part[(at + 1)..]);
        }

        private int Value(string value)
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                var name = names.ToList().FindIndex(n => value.Length >= ShortestName && n.StartsWith(value, StringComparison.OrdinalIgnoreCase));
                return name < 0 ? throw Wrong($"'{value}' is no value") : name + lowest;
            }

            return number >= lowest && number <= highest ? number : throw Wrong($"{value} is not from {lowest} to {highest}");
        }

        private int Step(string step) =>
            int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw Wrong($"'{step}' is no step");

        private FormatException Wrong(string why) => new($"{kind} '{text}': {why}");
    }
}
