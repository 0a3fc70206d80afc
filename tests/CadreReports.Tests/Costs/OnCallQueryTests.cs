using System.Reflection;
using System.Text.RegularExpressions;
using CadreReports.Telemetry;

namespace CadreReports.Tests.Costs;

/// <summary>The queries for whoever is on call ask for what there is, and the runbook names them all.</summary>
public sealed partial class OnCallQueryTests
{
    private static readonly HashSet<string> Known =
    [
        .. typeof(TelemetryNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Queries() =>
        [.. Directory.GetFiles(Path.Combine(Runbook.Folder, "queries"), "oncall-*.kql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_asks_for_names_that_the_program_uses_and_says_what_it_is_for(string file)
    {
        var text = File.ReadAllText(Path.Combine(Runbook.Folder, "queries", file));
        Assert.StartsWith("// ", text, StringComparison.Ordinal);
        Assert.All(Name().Matches(text), match => Assert.Contains(match.Groups["name"].Value, Known));
        Assert.Contains($"`{file}`", Runbook.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_runbook_names_no_query_that_is_not_there() => Assert.Equal(
        [],
        QueryFile().Matches(Runbook.Text).Select(match => match.Groups["file"].Value).Distinct()
            .Where(name => !File.Exists(Path.Combine(Runbook.Folder, "queries", name)) && name.StartsWith("oncall-", StringComparison.Ordinal)));

    [GeneratedRegex("'(?<name>cadrereports\\.[a-z.]+)'")]
    private static partial Regex Name();

    [GeneratedRegex("`(?<file>oncall-[a-z-]+\\.kql)`")]
    private static partial Regex QueryFile();
}
