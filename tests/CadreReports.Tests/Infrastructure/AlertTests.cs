using System.Reflection;
using System.Text.RegularExpressions;
using CadreReports.Functions.Ingestion;
using CadreReports.Tests.Infrastructure.Arm;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Infrastructure;

/// <summary>Alerts look for what the program says, under the names it says it by.</summary>
public sealed partial class AlertTests
{
    private static readonly string Folder = Path.Combine(BicepCompiler.Folder, "queries");

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Folder, "*.kql").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [SkippableFact]
    public async Task Every_query_of_an_alert_is_watched()
    {
        var watched = (await CompileAsync("ca@example.vn")).Of("Microsoft.Insights/scheduledQueryRules").ToDictionary(
            r => (string)r.Property("description")!, r => (string)ArmValue.At(((List<object?>)r.Property("criteria", "allOf")!).Single(), "query")!, StringComparer.Ordinal);

        Assert.Equal(
            Directory.EnumerateFiles(Folder, "alert-*.kql").Select(file => $"infra/azure/queries/{Path.GetFileName(file)}").Order(StringComparer.Ordinal),
            watched.Keys.Order(StringComparer.Ordinal));
        Assert.All(watched, w => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Folder, w.Key)), w.Value));
    }

    /// <summary>A window must hold what the query looks back at, or the query sees nothing of it.</summary>
    [SkippableFact]
    public async Task A_query_is_given_the_time_it_looks_back_at()
    {
        foreach (var rule in (await CompileAsync(string.Empty)).Of("Microsoft.Insights/scheduledQueryRules"))
        {
            var query = (string)ArmValue.At(((List<object?>)rule.Property("criteria", "allOf")!).Single(), "query")!;
            var given = System.Xml.XmlConvert.ToTimeSpan((string?)rule.Property("overrideQueryTimeRange") ?? (string)rule.Property("windowSize")!);
            var wanted = Ago().Matches(query).Select(m => TimeSpan.FromHours(int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * (m.Groups[2].Value == "d" ? 24 : 1)));

            Assert.All(wanted, time => Assert.True(time <= given, rule.Name));
        }
    }

    [SkippableFact]
    public async Task Throttling_of_both_accounts_and_lost_events_are_watched_and_somebody_hears_of_them()
    {
        var template = await CompileAsync("ca@example.vn");
        var alerts = template.Of("Microsoft.Insights/metricAlerts").ToList();
        var scopes = alerts.Select(a => (string)((List<object?>)a.Property("scopes")!).Single()!).ToList();
        var group = Assert.Single(template.Of("Microsoft.Insights/actionGroups"));

        Assert.Equal(
            ["resourceId(Microsoft.Storage/storageAccounts, data)", "resourceId(Microsoft.Storage/storageAccounts, host)", "resourceId(Microsoft.EventGrid/systemTopics, topic)"],
            scopes);
        Assert.All(alerts, a => Assert.Equal($"resourceId(Microsoft.Insights/actionGroups, {group.Name})", ArmValue.At(((List<object?>)a.Property("actions")!).Single(), "actionGroupId")));
        Assert.Empty((await CompileAsync(string.Empty)).Of("Microsoft.Insights/actionGroups"));
    }

    /// <summary>Instruments, functions and kinds of repairs that a query names exist.</summary>
    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_asks_for_what_there_is(string file)
    {
        var query = File.ReadAllText(Path.Combine(Folder, file));
        var code = string.Concat(Sources("functions").Concat(Sources("shared")).Select(File.ReadAllText));
        var functions = typeof(IngestOnBlob).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);

        Assert.All(Names().Matches(query).Select(m => m.Value), name => Assert.Contains($"\"{name}\"", code, StringComparison.Ordinal));
        Assert.All(Actions().Matches(query).Select(m => m.Value.Trim('\'')), name => Assert.Contains($"\"{name}\"", code, StringComparison.Ordinal));
        Assert.All(
            RunNames().Matches(query).SelectMany(m => m.Groups[1].Value.Split(',')).Select(name => name.Trim(' ', '\'')), name => Assert.Contains(name.Replace("function ", null, StringComparison.Ordinal), functions));
    }

    /// <summary>The worker's record of a run is an internal span "function X": a dependency in Application Insights, and no request.</summary>
    [Fact]
    public void Failed_runs_of_functions_are_looked_for_where_the_worker_puts_them()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.kql").Select(File.ReadAllText).Where(query => RunNames().IsMatch(query)))
        {
            Assert.All(RunNames().Matches(file), m => Assert.All(m.Groups[1].Value.Split(','), name => Assert.StartsWith("'function ", name.Trim(), StringComparison.Ordinal)));
            Assert.Contains("AppDependencies\n    | where Name in", file, StringComparison.Ordinal);
        }
    }

    /// <summary>The query language itself cannot be had here: quotes and brackets at least come in pairs, and tables are those there are.</summary>
    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_is_whole(string file)
    {
        var query = Comments().Replace(File.ReadAllText(Path.Combine(Folder, file)), string.Empty);
        var bare = Texts().Replace(query, string.Empty);

        Assert.DoesNotContain('\'', bare);
        foreach (var pair in (string[])["()", "[]", "{}"])
        {
            Assert.Equal(bare.Count(c => c == pair[0]), bare.Count(c => c == pair[1]));
        }

        Assert.All(Tables().Matches(bare).Select(m => m.Value), table => Assert.Contains(
            table, (string[])["AppMetrics", "AppTraces", "AppRequests", "AppExceptions", "AppDependencies", "AppAvailabilityResults", "AppRoleName", "AppRoleInstance"]));
        Assert.StartsWith("//", File.ReadAllText(Path.Combine(Folder, file)), StringComparison.Ordinal);
    }

    private static Task<ArmTemplate> CompileAsync(string email) => BicepCompiler.CompileAsync("alerts.bicep", new Dictionary<string, object?>
    {
        ["token"] = "t",
        ["dataAccount"] = "data",
        ["hostAccount"] = "host",
        ["eventsTopic"] = "topic",
        ["email"] = email,
    });

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"cadrereports\.[a-z.]*[a-z]")]
    private static partial Regex Names();

    [GeneratedRegex(@"'(reconciler|retention)\.[A-Za-z]+'")]
    private static partial Regex Actions();

    [GeneratedRegex(@"\bName in \(([^)]*)\)")]
    private static partial Regex RunNames();

    [GeneratedRegex(@"ago\((\d+)([hd])\)")]
    private static partial Regex Ago();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comments();

    [GeneratedRegex("'[^'\n]*'|\"[^\"\n]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\bApp[A-Z][A-Za-z]+\b")]
    private static partial Regex Tables();
}
