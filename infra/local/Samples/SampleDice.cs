using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>
/// Chance that depends on names only: the same province, key and period always give the same number, whatever is asked
/// before or after.
/// </summary>
internal sealed class SampleDice(string seed)
{
    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/> that belongs to the key.</summary>
    public double Between(double low, double high, string key) => low + ((high - low) * Unit(key));

    public int Between(int low, int high, string key) => low + (int)(Unit(key) * (high - low + 1));

    /// <summary>A factor near 1 that belongs to the key and the period.</summary>
    public double Wobble(string key, PeriodId period, double amplitude = 0.07) =>
        Between(1 - amplitude, 1 + amplitude, string.Create(CultureInfo.InvariantCulture, $"{key}@{period}"));

    /// <summary>The indices 0 to count - 1 in an order that belongs to the key.</summary>
    public IReadOnlyList<int> Order(int count, string key) =>
        [.. Enumerable.Range(0, count).OrderBy(i => Unit(string.Create(CultureInfo.InvariantCulture, $"{key}#{i}")))];

    /// <summary>Whole parts of a total in proportion to weights; they add up to the total exactly.</summary>
    public static long[] Apportion(long total, params ReadOnlySpan<double> weights)
    {
        var sum = 0d;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var parts = new long[weights.Length];
        var rests = new (double Remainder, int Index)[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var exact = total * weights[i] / sum;
            parts[i] = (long)exact;
            rests[i] = (exact - parts[i], i);
        }

        Array.Sort(rests, (a, b) => b.Remainder != a.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Index.CompareTo(b.Index));
        var left = total - parts.Sum();
        for (var i = 0; i < left; i++)
        {
            parts[rests[i].Index]++;
        }

        return parts;
    }

    private double Unit(string key)
    {
        // FNV-1a over the names, then the finish of SplitMix64 to spread near keys apart.
        var hash = 14695981039346656037UL;
        foreach (var letter in seed + "|" + key)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) / (double)(1UL << 53);
    }
}
