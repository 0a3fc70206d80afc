using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace CadreReports.ContractTests.Triggers;

/// <summary>Schedules for timer tests, and what the host keeps about timers.</summary>
internal static class Timers
{
    /// <summary>Comes on New Year's Day, so during a test it does not.</summary>
    public const string Rare = "0 0 0 1 1 *";

    /// <summary>
    /// Every so many seconds from now on for half an hour at least, of which the host keeps what it planned: of a
    /// schedule that comes several times in every single minute it does not.
    /// </summary>
    public static string Every(int seconds)
    {
        var left = (DateTime.UtcNow.Minute + 35) % 60;
        var minutes = Enumerable.Range(0, 60).Where(minute => minute != left);
        return string.Create(CultureInfo.InvariantCulture, $"*/{seconds} {string.Join(',', minutes)} * * * *");
    }

    /// <summary>The times for which the runs of the ticking function were planned.</summary>
    public static async Task<IReadOnlyList<DateTime>> PlannedTicksAsync(this AppStorage storage) =>
        [.. (await storage.JournalAsync("tick", "start")).Select(run => run.GetProperty("data").GetProperty("planned").GetDateTime())];

    /// <summary>The labels of the hosts that ran the ticking function, run by run.</summary>
    public static async Task<IReadOnlyList<string>> TickingHostsAsync(this AppStorage storage) =>
        [.. (await storage.JournalAsync("tick", "start")).Select(run => run.GetProperty("data").GetProperty("host").GetString()!)];

    /// <summary>What the host keeps of a timer; null when that is nothing.</summary>
    public static async Task<JsonElement?> StatusAsync(this AppStorage storage, string function)
    {
        try
        {
            var content = await storage.StatusBlob(function).DownloadContentAsync();
            return JsonSerializer.Deserialize<JsonElement>(content.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Leaves a status as an earlier host would have that ran the function at a time and then planned it for another.</summary>
    public static async Task LeaveStatusAsync(this AppStorage storage, string function, DateTime last, DateTime next)
    {
        await storage.Blobs.GetBlobContainerClient("azure-webjobs-hosts").CreateIfNotExistsAsync();
        await storage.StatusBlob(function).UploadAsync(BinaryData.FromObjectAsJson(new { Last = last, Next = next, LastUpdated = last }));
    }

    private static BlobClient StatusBlob(this AppStorage storage, string function) =>
        storage.Blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobClient($"timers/{storage.HostId}/Host.Functions.{function}/status");
}
