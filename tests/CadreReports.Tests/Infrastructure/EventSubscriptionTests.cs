using System.Reflection;
using CadreReports.Functions.Ingestion;
using CadreReports.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Infrastructure;

/// <summary>Event Grid tells the function of blobs in the inbox, and of these alone.</summary>
public sealed class EventSubscriptionTests
{
    [SkippableFact]
    public async Task Goes_to_the_one_function_that_waits_for_blobs()
    {
        var (function, trigger) = Assert.Single(
            from method in typeof(IngestOnBlob).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            from parameter in method.GetParameters()
            let blob = parameter.GetCustomAttribute<BlobTriggerAttribute>()
            where blob is not null
            select (method.GetCustomAttribute<FunctionAttribute>()!.Name, blob));
        var given = new Dictionary<string, object?> { ["functionApp"] = "app", ["eventsTopic"] = "topic", ["dataAccount"] = "data" };
        var subscription = Assert.Single((await BicepCompiler.CompileAsync("event-subscription.bicep", given)).Resources);

        Assert.Equal(BlobTriggerSource.EventGrid, trigger.Source);
        Assert.Equal("topic/inbox", subscription.Name);
        Assert.Equal("WebHook", subscription.Property("destination", "endpointType"));
        var address = (string)subscription.Property("destination", "properties", "endpointUrl")!;
        Assert.Contains($"/runtime/webhooks/blobs?functionName=Host.Functions.{function}&code=listKeys(", address, StringComparison.Ordinal);
        Assert.EndsWith("systemKeys.blobs_extension", address, StringComparison.Ordinal);
        Assert.Equal(["Microsoft.Storage.BlobCreated"], (List<object?>)subscription.Property("filter", "includedEventTypes")!);

        var container = trigger.BlobPath[..trigger.BlobPath.IndexOf('/', StringComparison.Ordinal)];
        Assert.Equal($"/blobServices/default/containers/{container}/blobs/", subscription.Property("filter", "subjectBeginsWith"));
        Assert.Null(subscription.Property("filter", "subjectEndsWith"));
    }

    [SkippableFact]
    public async Task What_cannot_be_delivered_is_kept()
    {
        var given = new Dictionary<string, object?> { ["dataAccount"] = "data" };
        var subscription = Assert.Single((await BicepCompiler.CompileAsync("event-subscription.bicep", given)).Resources);

        Assert.Equal("SystemAssigned", subscription.Property("deadLetterWithResourceIdentity", "identity", "type"));
        Assert.Equal(
            StorageNames.DeadLetterContainer, subscription.Property("deadLetterWithResourceIdentity", "deadLetterDestination", "properties", "blobContainerName"));
        Assert.Equal(
            "resourceId(Microsoft.Storage/storageAccounts, data)", subscription.Property("deadLetterWithResourceIdentity", "deadLetterDestination", "properties", "resourceId"));
    }
}
