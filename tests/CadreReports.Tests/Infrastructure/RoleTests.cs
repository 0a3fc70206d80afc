using CadreReports.Storage;
using CadreReports.Tests.Infrastructure.Arm;

namespace CadreReports.Tests.Infrastructure;

/// <summary>What the program's identity may do is what the program does, and no more.</summary>
public sealed class RoleTests
{
    private const string Owner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string Blobs = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string Delegator = "db58b8e5-c6ad-4a2a-8342-4190687cbf4a";
    private const string Queues = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string Tables = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string Metrics = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string Secrets = "4633458b-17de-408a-b874-0445c86b69e6";

    /// <summary>
    /// It reads and writes in its containers; it signs addresses of uploads (<see cref="CadreReports.Submissions.UploadAddresses"/>);
    /// queues and tables are all its own, and the host makes more queues for what was tried often enough.
    /// </summary>
    [SkippableFact]
    public async Task On_the_data_account()
    {
        var expected = StorageNames.Containers.Concat(StorageNames.OwnContainers).Select(c => (Container(c), Blobs))
            .Concat(((string[])[Delegator, Queues, Tables]).Select(role => (Account("data"), role)));

        Assert.Equal(Sorted(expected), Sorted(await AssignedAsync("data-storage.bicep", "program", new() { ["name"] = "data", ["identityPrincipal"] = "program" })));
    }

    [SkippableFact]
    public async Task On_the_hosts_account()
    {
        var assigned = await AssignedAsync("host-storage.bicep", "program", new() { ["name"] = "host", ["identityPrincipal"] = "program" });

        Assert.Equal(Sorted([(Account("host"), Owner), (Account("host"), Queues), (Account("host"), Tables)]), Sorted(assigned));
    }

    [SkippableFact]
    public async Task Event_grid_writes_what_it_could_not_deliver_and_nothing_else()
    {
        var given = new Dictionary<string, object?> { ["dataAccount"] = "data", ["deadLetterContainer"] = StorageNames.DeadLetterContainer };
        var template = await BicepCompiler.CompileAsync("events.bicep", given);
        var assignment = Assert.Single(template.Of("Microsoft.Authorization/roleAssignments"));

        Assert.Equal((Container(StorageNames.DeadLetterContainer), Blobs), Of(assignment));
        Assert.Contains("identity.principalId", (string)assignment.Property("principalId")!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task On_telemetry_and_the_vault()
    {
        var telemetry = Assert.Single(await AssignedAsync("telemetry.bicep", "program", new() { ["identityPrincipal"] = "program", ["token"] = "t" }));
        var vault = Assert.Single(await AssignedAsync("mail-password.bicep", "program", new() { ["identityPrincipal"] = "program", ["name"] = "kv" }));

        Assert.Equal(("resourceId(Microsoft.Insights/components, appi-cadre-t)", Metrics), telemetry);
        Assert.Equal(("resourceId(Microsoft.KeyVault/vaults, kv)", Secrets), vault);
    }

    [SkippableFact]
    public async Task Nobody_else_gets_a_role_anywhere()
    {
        var given = new HashSet<string>(["data-storage.bicep", "host-storage.bicep", "events.bicep", "telemetry.bicep", "mail-password.bicep"]);
        foreach (var file in Directory.EnumerateFiles(BicepCompiler.Folder, "*.bicep").Select(Path.GetFileName).Where(file => !given.Contains(file!)))
        {
            Assert.DoesNotContain("Microsoft.Authorization/roleAssignments", (await BicepCompiler.CompileAsync(file!)).Types);
        }
    }

    private static async Task<IEnumerable<(string Scope, string Role)>> AssignedAsync(string file, string principal, Dictionary<string, object?> given)
    {
        var assignments = (await BicepCompiler.CompileAsync(file, given)).Of("Microsoft.Authorization/roleAssignments").ToList();
        Assert.All(assignments, a => Assert.Equal((principal, "ServicePrincipal"), (a.Property("principalId"), a.Property("principalType"))));

        // Names are made of who gets what where: the same twice would be one assignment.
        Assert.Equal(assignments.Count, assignments.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count());
        return assignments.Select(Of);
    }

    private static (string Scope, string Role) Of(ArmResource assignment)
    {
        var role = (string)assignment.Property("roleDefinitionId")!;
        return ((string)assignment.Content["scope"]!, role[(role.LastIndexOf(' ') + 1)..^1]);
    }

    private static string Account(string name) => $"resourceId(Microsoft.Storage/storageAccounts, {name})";

    private static string Container(string name) => $"resourceId(Microsoft.Storage/storageAccounts/blobServices/containers, data, default, {name})";

    private static IEnumerable<(string, string)> Sorted(IEnumerable<(string Scope, string Role)> roles) =>
        roles.OrderBy(r => r.Scope, StringComparer.Ordinal).ThenBy(r => r.Role, StringComparer.Ordinal);
}
