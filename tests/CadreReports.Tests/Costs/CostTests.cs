using System.Globalization;

namespace CadreReports.Tests.Costs;

/// <summary>The runbook's figures are those that are counted.</summary>
public sealed class CostTests
{
    /// <summary>How far a figure of the runbook may be from what was counted: a batch more or less, or so much of it.</summary>
    private const double Few = 4;
    private const double Share = 0.2;

    private static readonly (string Column, BillingClass[] Billed)[] Columns =
    [
        ("write", [BillingClass.BlobWrite]), ("list", [BillingClass.BlobList]), ("read", [BillingClass.BlobRead]),
        ("other", [BillingClass.BlobOther, BillingClass.BlobFree]), ("queue", [BillingClass.Queue]), ("table", [BillingClass.Table]),
    ];

    [Fact]
    public async Task What_each_event_asks_of_storage_is_what_the_runbook_says()
    {
        var events = await HalfYear.PlayAsync();
        var counted = Runbook.Counted();
        Assert.Equal(events.Select(e => e.Name).Order(StringComparer.Ordinal), counted.Keys.Where(name => name != "half-year").Order(StringComparer.Ordinal));
        var wrong = events
            .SelectMany(e => Columns.Select(c => (e.Name, c.Column, Counted: c.Billed.Sum(b => e.Use[b]))).Append((e.Name, Column: "runs", Counted: e.Executions)))
            .Where(f => Math.Abs(counted[f.Name][f.Column] - f.Counted) > Math.Max(Few, Share * f.Counted))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(f => $"{f.Name}, {f.Column}: {counted[f.Name][f.Column]} instead of {f.Counted}").Concat(
            events.Select(e => $"| {e.Name} | {string.Join(" | ", Columns.Select(c => Number(c.Billed.Sum(b => e.Use[b]))))} | {Number(e.Executions)} |"))));
    }

    [Fact]
    public void The_half_year_is_the_sum_of_its_events()
    {
        var (counted, times) = (Runbook.Counted(), Runbook.Times());
        Assert.Equal(times.Keys.Order(StringComparer.Ordinal), counted.Keys.Where(name => name != "half-year").Order(StringComparer.Ordinal));
        foreach (var column in Columns.Select(c => c.Column).Append("runs"))
        {
            var sum = times.Sum(t => t.Value * counted[t.Key][column]);
            Assert.True(Math.Abs(sum - counted["half-year"][column]) <= Math.Max(1, 0.01 * sum), $"{column}: {sum}");
        }
    }

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
