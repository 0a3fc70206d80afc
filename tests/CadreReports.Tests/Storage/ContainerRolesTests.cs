using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CadreReports.Storage;

namespace CadreReports.Tests.Storage;

/// <summary>On Azure the program has roles on the containers that were made for it, and none to make one.</summary>
[Collection(SharedStorage.Name)]
public sealed class ContainerRolesTests(StorageFixture storage)
{
    [Fact]
    public async Task Containers_that_are_there_are_enough()
    {
        var policy = new NoNewContainers(string.Empty);
        await StorageAccount.Open(storage.ConnectionString, policy).EnsureCreatedAsync(default);

        Assert.Equal(StorageNames.Containers.Length + StorageNames.OwnContainers.Length, policy.Refused);
    }

    [Fact]
    public async Task One_that_is_missing_keeps_the_program_from_starting()
    {
        var account = StorageAccount.Open(storage.ConnectionString, new NoNewContainers("gone-"));

        await Assert.ThrowsAsync<RequestFailedException>(() => account.EnsureCreatedAsync(default));
    }

    /// <summary>Refuses to make containers, and looks for them under other names.</summary>
    private sealed class NoNewContainers(string missing) : HttpPipelinePolicy
    {
        private int refused;

        public int Refused => refused;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The project only makes asynchronous calls.");

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var uri = message.Request.Uri;
            if (!uri.Query.Contains("restype=container", StringComparison.Ordinal))
            {
                return ProcessNextAsync(message, pipeline);
            }

            if (message.Request.Method == RequestMethod.Put)
            {
                Interlocked.Increment(ref refused);
                message.Response = new RefusedAnswer(403, "AuthorizationPermissionMismatch") { ClientRequestId = message.Request.ClientRequestId };
                return ValueTask.CompletedTask;
            }

            uri.Path = uri.Path.Insert(uri.Path.LastIndexOf('/') + 1, missing);
            return ProcessNextAsync(message, pipeline);
        }
    }
}
