using System.Net;
using System.Security.Cryptography;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Tests.Submissions.Uploads;

/// <summary>Alone: others would allocate too.</summary>
[CollectionDefinition(nameof(LargeUploadTests), DisableParallelization = true)]
[Collection(nameof(LargeUploadTests))]
public sealed class LargeUploadTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;
    private const long Length = 200L * Megabyte;

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-large-").FullName;
    private AzuriteServer? azurite;

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(folder);
        await StorageAccount.Open(azurite.ConnectionString).EnsureCreatedAsync(default);
    }

    public async Task DisposeAsync()
    {
        await azurite!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Nothing keeps anybody from sending 200 MB to an address; what is too large is judged by its length and never read as a workbook.</summary>
    [Fact]
    public async Task A_file_far_too_large_costs_no_memory()
    {
        var pipeline = new Pipeline(azurite!.ConnectionString, acceptsUnknown: false);
        var now = TimeProvider.System.GetUtcNow();
        var path = InboxPath.New(new PeriodId(2022, 2), "82", now);
        await pipeline.Tickets.AddAsync(path, "clerk-82", now + UploadAddresses.Validity, default);
        var address = await new UploadAddresses(pipeline.Account).SignAsync(path, now, default);
        var sha256 = await SendAsync(address.Uri);

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
                await Task.Delay(5);
            }
        });
        var version = await pipeline.Ingest.RunAsync(path.BlobName, etag: null, default);
        await stop.CancelAsync();
        await watching;

        Assert.Equal((SubmissionState.Rejected, "clerk-82", Length, sha256), (version!.State, version.Sender, version.Length, version.Sha256));
        Assert.Contains("20 MB", version.Outcome!.Reason, StringComparison.Ordinal);
        Assert.InRange(most, 0, 48L * Megabyte);
        Assert.Equal(RefusedFile.Kept, await pipeline.Files.FindRefusedAsync(await pipeline.Store.UploadsAsync(new SubmissionKey(path.Period, path.Province), version, default), default));
    }

    /// <returns>The digest of what was sent.</returns>
    private static async Task<string> SendAsync(Uri address)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var filled = File.OpenWrite(file))
            {
                var block = new byte[Megabyte];
                for (var i = 0; i < Length / Megabyte; i++)
                {
                    Array.Fill(block, (byte)i);
                    await filled.WriteAsync(block);
                }
            }

            await using var content = File.OpenRead(file);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
            content.Position = 0;
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StreamContent(content) };
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            return sha256;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
