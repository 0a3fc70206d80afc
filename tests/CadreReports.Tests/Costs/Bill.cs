using System.Globalization;
using System.Text.Json;

namespace CadreReports.Tests.Costs;

/// <summary>What a half-year costs, at the prices beside the runbook.</summary>
internal static class Bill
{
    /// <summary>The items and their sum, in USD.</summary>
    /// <param name="requests">To storage in the half-year, by what they are billed as.</param>
    /// <param name="runs">Functions that ran.</param>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyDictionary<BillingClass, double> requests, double runs)
    {
        var (use, prices) = (Runbook.Data("half-year.json"), Runbook.Data("prices.json").GetProperty("prices"));
        var months = Figure(use, "months");
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        var polling = TimeSpan.Parse(
            host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("maxPollingInterval").GetString()!, CultureInfo.InvariantCulture);
        var looks = Figure(use, "days") * TimeSpan.FromHours(Figure(use, "hoursAwakeADay")) / polling * Figure(use, "queuesPolled");
        var bill = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["requests to storage"] = requests.Sum(r => Price(r.Key.ToString(), r.Value)),
            ["looks into empty queues"] = Price(nameof(BillingClass.QueueClass2), looks),
            ["data kept"] = Price("blobGigabyteMonth", Figure(use, "blobGigabytes") * months) + Price("tableGigabyteMonth", Figure(use, "tableGigabytes") * months),
            ["functions' time"] = Price("gigabyteSecond", runs * Figure(use, "secondsPerExecution") * Figure(use, "functionMemoryGigabytes")),
            ["functions' runs"] = Price("execution", runs),
            ["logs"] = Price("logGigabyte", Figure(use, "logGigabytesPerMonth") * months),
        };
        bill["total"] = bill.Values.Sum();
        return bill;

        double Price(string name, double quantity)
        {
            var price = prices.GetProperty(name);
            var free = price.TryGetProperty("freePerMonth", out var grant) ? grant.GetDouble() * months : 0;
            return Math.Max(0, quantity - free) * Figure(price, "usd") / Figure(price, "per");
        }
    }

    private static double Figure(JsonElement data, string name) => data.GetProperty(name).GetDouble();
}
