using System.Text.RegularExpressions;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The workflow of the project's own host runs nothing but what it names exactly, and may do nothing but read.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Folder, ".github", "workflows", "ci.yml"));

    [Fact]
    public void Every_action_is_named_by_its_commit()
    {
        var actions = Lines.Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, line => Assert.Matches(Pinned(), line));
    }

    [Fact]
    public void Nothing_may_be_written()
    {
        Assert.Equal(["permissions:", "  contents: read"], Lines.Where(line => line.Contains("permissions", StringComparison.Ordinal) || Permission().IsMatch(line)));
        Assert.DoesNotContain(Lines, line => line.Contains("secrets.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_runs_of_this_repository_is_there()
    {
        var named = Lines.SelectMany(line => OwnFile().Matches(line)).Select(match => match.Value).Distinct().ToList();

        Assert.Contains(".ci/run", named);
        Assert.All(named, file => Assert.True(Path.Exists(Path.Combine(Repository.Folder, file)), file));
    }

    /// <summary>Unless it is named, the shell looks at the last command of a pipe only: what writes into a log could then fail unseen.</summary>
    [Fact]
    public void A_command_before_a_pipe_does_not_fail_unseen() =>
        Assert.Equal(["defaults:", "  run:", "    shell: bash"], Lines.SkipWhile(line => line != "defaults:").Take(3));

    /// <summary>Hooks deploy some files by themselves, which those that are built would not find faults in.</summary>
    [Fact]
    public void Whatever_is_deployed_by_itself_is_built()
    {
        var alone = Directory.EnumerateFiles(Path.Combine(BicepCompiler.Folder, "hooks"), "*.sh")
            .SelectMany(hook => Deployed().Matches(File.ReadAllText(hook))).Select(match => match.Value).Distinct().ToList();

        Assert.NotEmpty(alone);
        Assert.All([.. alone, "main.bicep"], file => Assert.Contains(Lines, line => line.Contains($"build infra/azure/{file} ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"[\w-]+\.bicep")]
    private static partial Regex Deployed();

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^\s*[a-z-]+: (read|write|write-all|read-all)$")]
    private static partial Regex Permission();

    [GeneratedRegex(@"(?<![\w/$.])(\.ci|tests|functions|infra)(/[\w.-]+)*(?![\w/])")]
    private static partial Regex OwnFile();
}
