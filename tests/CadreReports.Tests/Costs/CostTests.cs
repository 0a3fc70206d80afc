using System.Globalization;

namespace CadreReports.Tests.Costs;

/// <summary>The runbook's figures are those that are counted.</summary>
public sealed class CostTests
{
    /// <summary>How far a figure of the runbook may be from what was counted: a batch more or less, or so much of it.</summary>
    private const double Few = 4;
    private const double Share = 0.2;

    private static readonly (string Column, BillingClass Billed)[] Columns =
    [
        ("blob write", BillingClass.BlobWrite), ("blob list", BillingClass.BlobList), ("blob read", BillingClass.BlobRead),
        ("blob other", BillingClass.BlobOther), ("blob delete", BillingClass.BlobFree), ("queue 1", BillingClass.QueueClass1), ("queue 2", BillingClass.QueueClass2),
        ("table write", BillingClass.TableWrite), ("table batch", BillingClass.TableBatch), ("table read", BillingClass.TableRead), ("table scan", BillingClass.TableScan),
    ];

    [Fact]
    public async Task What_each_event_asks_of_storage_is_what_the_runbook_says()
    {
        var events = await HalfYear.PlayAsync();
        var written = Runbook.Rows("| event | ");
        var rows = events.ToDictionary(e => e.Name, e => string.Join(" | ", Columns.Select(c => Number(e.Use[c.Billed])).Append(Number(e.Runs))));
        var wrong = events
            .Where(e => !written.TryGetValue(e.Name, out var row) || !IsNear(e, row))
            .Select(e => e.Name)
            .Concat(written.Keys.Except(rows.Keys).Except(["half-year"]));
        Assert.True(!wrong.Any(), $"{string.Join(", ", wrong)}; counted were\n{string.Join('\n', rows.Select(row => $"| {row.Key} | {row.Value} |"))}");
    }

    [Fact]
    public void The_half_year_is_the_sum_of_its_events()
    {
        var (counted, times) = (Runbook.Rows("| event | "), Runbook.Times());
        Assert.Equal(
            times.OrderBy(t => t.Key, StringComparer.Ordinal),
            counted.Where(row => row.Key != "half-year").Select(row => KeyValuePair.Create(row.Key, row.Value["times"])).OrderBy(t => t.Key, StringComparer.Ordinal));
        foreach (var column in Columns.Select(c => c.Column).Append("runs"))
        {
            var sum = times.Sum(t => t.Value * counted[t.Key][column]);
            Assert.True(Math.Abs(sum - counted["half-year"][column]) <= Math.Max(1, 0.01 * sum), $"{column}: {sum}");
        }
    }

    [Fact]
    public void The_bill_is_the_half_year_at_the_prices()
    {
        var half = Runbook.Rows("| event | ")["half-year"];
        var bill = Bill.Of(Columns.ToDictionary(c => c.Billed, c => half[c.Column]), half["runs"]);
        var written = Runbook.Rows("| item | ");
        Assert.Equal(bill.Keys, written.Keys);
        Assert.All(bill, item => Assert.True(
            Math.Abs(written[item.Key]["USD"] - item.Value) <= 0.05, string.Join('\n', bill.Select(i => $"| {i.Key} | {i.Value.ToString("0.00", CultureInfo.InvariantCulture)} |"))));
    }

    [Fact]
    public void A_price_says_where_it_was_found_or_that_it_is_assumed() => Assert.All(
        Runbook.Data("prices.json").GetProperty("prices").EnumerateObject(),
        price => Assert.True(price.Value.TryGetProperty("source", out _) ^ price.Value.TryGetProperty("assumed", out _), price.Name));

    private static bool IsNear(Event counted, IReadOnlyDictionary<string, double> row) => Columns
        .Select(c => (Counted: counted.Use[c.Billed], Written: row[c.Column]))
        .Append((Counted: counted.Runs, Written: row["runs"]))
        .All(f => Math.Abs(f.Written - f.Counted) <= Math.Max(Few, Share * f.Counted));

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
