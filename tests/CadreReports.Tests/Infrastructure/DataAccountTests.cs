using CadreReports.Storage;
using CadreReports.Tests.Infrastructure.Arm;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The account that is deployed and the account that the program expects are the same.</summary>
public sealed class DataAccountTests
{
    private const string Service = "Microsoft.Storage/storageAccounts";

    private static readonly Dictionary<string, object?> Given = new() { ["name"] = "data", ["identityPrincipal"] = "program", ["archiveLocked"] = false };

    [SkippableFact]
    public async Task Containers_queues_and_tables_are_those_of_the_program()
    {
        var account = await CompileAsync();

        Assert.Equal(
            Sorted([.. StorageNames.Containers, .. StorageNames.OwnContainers, StorageNames.DeadLetterContainer]), Names(account, $"{Service}/blobServices/containers"));
        Assert.Equal(Sorted([.. StorageNames.Queues, .. StorageNames.OwnQueues]), Names(account, $"{Service}/queueServices/queues"));
        Assert.Equal(Sorted([.. StorageNames.Tables, .. StorageNames.OwnTables]), Names(account, $"{Service}/tableServices/tables"));
    }

    [SkippableTheory]
    [InlineData("data-storage.bicep")]
    [InlineData("host-storage.bicep")]
    public async Task Neither_a_key_nor_the_public_gets_in(string file)
    {
        var account = Assert.Single((await BicepCompiler.CompileAsync(file)).Of(Service));

        Assert.Equal(false, account.Property("allowSharedKeyAccess"));
        Assert.Equal(false, account.Property("allowBlobPublicAccess"));
        Assert.Equal(false, account.Property("allowCrossTenantReplication"));
        Assert.Equal(true, account.Property("supportsHttpsTrafficOnly"));
        Assert.Equal("TLS1_2", account.Property("minimumTlsVersion"));
        Assert.All(
            (await BicepCompiler.CompileAsync(file)).Of($"{Service}/blobServices/containers"), container => Assert.Equal("None", container.Property("publicAccess")));
    }

    [SkippableFact]
    public async Task What_was_deleted_or_overwritten_can_be_brought_back()
    {
        var blobs = Assert.Single((await CompileAsync()).Of($"{Service}/blobServices"));

        Assert.Equal(true, blobs.Property("isVersioningEnabled"));
        Assert.Equal((true, 30L), (blobs.Property("deleteRetentionPolicy", "enabled"), blobs.Property("deleteRetentionPolicy", "days")));
        Assert.Equal((true, 30L), (blobs.Property("containerDeleteRetentionPolicy", "enabled"), blobs.Property("containerDeleteRetentionPolicy", "days")));
    }

    [SkippableFact]
    public async Task Of_all_containers_the_archive_alone_is_closed_to_changes()
    {
        var policy = Assert.Single((await CompileAsync()).Of($"{Service}/blobServices/containers/immutabilityPolicies"));

        Assert.Equal($"data/default/{StorageNames.ArchiveContainer}/default", policy.Name);
        Assert.Equal(1825L, policy.Property("immutabilityPeriodSinceCreationInDays"));
        Assert.Equal(false, policy.Property("allowProtectedAppendWrites"));
    }

    /// <summary>Azure refuses a deployment of a locked policy, and with it everything else that is to be changed.</summary>
    [SkippableFact]
    public async Task A_policy_that_was_locked_is_left_alone()
    {
        var locked = await BicepCompiler.CompileAsync("data-storage.bicep", new Dictionary<string, object?>(Given) { ["archiveLocked"] = true });

        Assert.Empty(locked.Of($"{Service}/blobServices/containers/immutabilityPolicies"));
    }

    /// <summary>What is kept, and for how long, is the program's to say; the account clears away only what that leaves behind.</summary>
    [SkippableFact]
    public async Task Lifecycle_removes_nothing_that_the_program_keeps()
    {
        var rules = await RulesAsync();

        Assert.All(rules.Where(r => Has(r, "baseBlob", "delete")), r => Assert.Equal([$"{StorageNames.DeadLetterContainer}/"], Prefixes(r)));
        Assert.DoesNotContain(rules, r => Has(r, "baseBlob", "tierToArchive"));
        Assert.All(rules, r => Assert.Equal(["blockBlob"], (List<object?>)ArmValue.At(r, "definition", "filters", "blobTypes")!));
    }

    /// <summary>A policy would refuse it for the archive, where there are no earlier versions anyway.</summary>
    [SkippableFact]
    public async Task Earlier_versions_go_everywhere_but_in_the_archive()
    {
        var rules = (await RulesAsync()).Where(r => Has(r, "version", "delete")).ToList();

        Assert.Equal(
            Sorted(StorageNames.Containers.Concat(StorageNames.OwnContainers).Where(c => c != StorageNames.ArchiveContainer).Select(c => $"{c}/")),
            Sorted(rules.SelectMany(Prefixes)));
        Assert.All(rules, r => Assert.True(Has(r, "snapshot", "delete")));
    }

    private static Task<ArmTemplate> CompileAsync() =>
        BicepCompiler.CompileAsync("data-storage.bicep", new Dictionary<string, object?>(Given) { ["softDeleteDays"] = 30L, ["archiveImmutableDays"] = 1825L });

    private static async Task<List<object?>> RulesAsync()
    {
        var policy = Assert.Single((await CompileAsync()).Of($"{Service}/managementPolicies"));
        var rules = (List<object?>)policy.Property("policy", "rules")!;
        Assert.All(rules, r => Assert.Equal(true, ArmValue.At(r, "enabled")));
        return rules;
    }

    private static bool Has(object? rule, string what, string action) => ArmValue.At(rule, "definition", "actions", what, action) is not null;

    private static IEnumerable<string> Prefixes(object? rule) => ((List<object?>)ArmValue.At(rule, "definition", "filters", "prefixMatch")!).Cast<string>();

    private static IEnumerable<string> Names(ArmTemplate template, string type) => Sorted(template.Of(type).Select(r => r.OwnName));

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
