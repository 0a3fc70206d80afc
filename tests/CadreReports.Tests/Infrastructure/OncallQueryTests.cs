using System.Text.RegularExpressions;
using CadreReports.Telemetry;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The queries of whoever is on call ask for what the program tells.</summary>
public sealed partial class OncallQueryTests
{
    /// <summary>What the program's telemetry holds beside its own names.</summary>
    private static readonly string[] OfOthers = ["http.client.request.duration", "server.address", "http.response.status_code"];

    private static readonly string[] Own =
        [.. typeof(TelemetryNames).GetFields().Select(f => (string)f.GetRawConstantValue()!), .. OfOthers];

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Path.Combine(Repository.Folder, "infra", "azure", "queries"), "oncall-*.kql").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_asks_for_what_is_told(string file)
    {
        var query = File.ReadAllText(Path.Combine(Repository.Folder, "infra", "azure", "queries", file));

        Assert.Empty(Asked().Matches(query).Select(m => m.Groups[1].Value).Except(Own));

        // Where calls go to is nowhere but among the metrics: their addresses hold what nobody is to read.
        Assert.DoesNotMatch(@"\bTarget\b", query);
        Assert.DoesNotMatch(@"\bUrl\b", query);
    }

    [GeneratedRegex(@"(?:\bName == |Properties\[)'([^']+)'")]
    private static partial Regex Asked();
}
