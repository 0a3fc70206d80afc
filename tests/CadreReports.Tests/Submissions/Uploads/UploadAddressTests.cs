using System.Net;
using Azure.Storage.Blobs;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Submissions.Uploads;

[Collection(SharedStorage.Name)]
public sealed class KeySignedAddressTests(StorageFixture storage)
    : UploadAddressTests(StorageAccount.Open(storage.ConnectionString), new HttpClient())
{
    [Fact]
    public async Task It_is_signed_with_the_accounts_key() =>
        Assert.DoesNotContain("skoid=", (await SignAsync()).Address.Query, StringComparison.Ordinal);
}

public sealed class IdentitySignedAddressTests(SecureStorage storage) : UploadAddressTests(storage.Account, storage.Http), IClassFixture<SecureStorage>
{
    [Fact]
    public async Task It_is_signed_for_the_programs_identity_and_good_over_TLS_alone()
    {
        var query = (await SignAsync()).Address.Query;
        Assert.Contains("skoid=11059fcc-5514-4800-b5f8-49808b9cfab6", query, StringComparison.Ordinal);
        Assert.Contains("spr=https&", query, StringComparison.Ordinal);
    }
}

/// <summary>What an address is good for, tried against storage: one file in one place, once, for a quarter of an hour.</summary>
public abstract class UploadAddressTests(StorageAccount account, HttpClient http)
{
    private static readonly PeriodId Period = new(2022, 2);
    private static readonly byte[] File = [1, 2, 3];

    private readonly UploadAddresses addresses = new(account);
    private readonly BlobContainerClient inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);

    [Fact]
    public async Task It_takes_one_file_and_nothing_afterwards()
    {
        var (path, address) = await SignAsync();
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, address, File));
        foreach (var again in (byte[][])[File, [4, 5]])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, address, again));
        }

        var block = "comp=block&blockid=AAAA";
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, With(address, block), [4, 5]));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await SendAsync(HttpMethod.Put, With(address, "comp=blocklist"), "<BlockList><Latest>AAAA</Latest></BlockList>"u8.ToArray()));
        Assert.Equal(File, await ContentAsync(path.BlobName));
    }

    [Theory]
    [InlineData("2022H2/82/other-{id}.xlsx")]
    [InlineData("2022H2/83/{id}.xlsx")]
    [InlineData("2022H1/82/{id}.xlsx")]
    [InlineData("2022H2/82/{id}")]
    [InlineData("2022H2/82/{id}.XLSX")]
    [InlineData("2022H2/82/{id}.xlsx/x")]
    [InlineData("2022H2/82/{id}.xlsx%2Fx")]
    [InlineData("2022H2//82/{id}.xlsx")]
    [InlineData("2022H2/82/../83/{id}.xlsx")]
    [InlineData("2022H2/82/%2E%2E/83/{id}.xlsx")]
    [InlineData("2022H2/82/..%2F83%2F{id}.xlsx")]
    [InlineData("2022H2%2F83%2F{id}.xlsx")]
    [InlineData("2022H2/82%5C..%5C83/{id}.xlsx")]
    [InlineData("2022H2/82/{id}.xlsx%00")]
    [InlineData("../archive/2022H2/82/{id}.xlsx")]
    [InlineData("%2E%2E/archive/2022H2/82/{id}.xlsx")]
    public async Task It_is_worth_nothing_anywhere_else(string elsewhere)
    {
        var (path, address) = await SignAsync();
        var place = address.AbsoluteUri.Replace(path.BlobName, elsewhere.Replace("{id}", path.Upload, StringComparison.Ordinal), StringComparison.Ordinal);
        var status = await SendAsync(HttpMethod.Put, Raw(place), File);
        Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, status.ToString());
        Assert.Empty(await NamesAsync(path.Upload));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "")]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "comp=metadata")]
    [InlineData("PUT", "comp=properties")]
    [InlineData("PUT", "comp=tags")]
    [InlineData("GET", "comp=blocklist")]
    public async Task It_neither_reads_nor_changes_what_was_sent(string method, string query)
    {
        var (path, address) = await SignAsync();
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, address, File));
        Assert.Equal(
            HttpStatusCode.Forbidden, await SendAsync(new HttpMethod(method), query.Length == 0 ? address : With(address, query), method == "PUT" ? File : null));
        Assert.Equal(File, await ContentAsync(path.BlobName));
    }

    [Fact]
    public async Task It_lists_nothing()
    {
        var (path, address) = await SignAsync();
        var container = address.AbsoluteUri.Replace("/" + path.BlobName, string.Empty, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, new Uri(container + "&restype=container&comp=list"), body: null));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, new Uri(container + "&restype=container"), body: null));
    }

    [Theory]
    [InlineData("sp=c", "sp=rcwdl")]
    [InlineData("sr=b", "sr=c")]
    [InlineData("se=20", "se=21")]
    public async Task What_is_changed_in_it_makes_it_worthless(string said, string forged)
    {
        var (path, address) = await SignAsync();
        Assert.Contains(said, address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, new Uri(address.AbsoluteUri.Replace(said, forged, StringComparison.Ordinal)), File));
        Assert.False(await inbox.GetBlobClient(path.BlobName).ExistsAsync());
    }

    /// <summary>An address of another moment, so that nobody has to wait.</summary>
    [Theory]
    [InlineData(14 * 60, HttpStatusCode.Created)]
    [InlineData(15 * 60 + 1, HttpStatusCode.Forbidden)]
    public async Task It_ends_after_a_quarter_of_an_hour(int seconds, HttpStatusCode expected)
    {
        var (path, address) = await SignAsync(TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, await SendAsync(HttpMethod.Put, address, File));
        Assert.Equal(expected == HttpStatusCode.Created, (await inbox.GetBlobClient(path.BlobName).ExistsAsync()).Value);
    }

    protected async Task<(InboxPath Path, Uri Address)> SignAsync(TimeSpan ago = default)
    {
        var path = InboxPath.New(Period, "82", TimeProvider.System.GetUtcNow());
        var now = TimeProvider.System.GetUtcNow() - ago;
        var address = await addresses.SignAsync(path, now, default);
        Assert.Equal(now.AddMinutes(15), address.Until);
        return (path, address.Uri);
    }

    private static Uri With(Uri address, string query) => new($"{address.AbsoluteUri}&{query}");

    /// <summary>The address to the letter: dots and encoded slashes are for storage to judge.</summary>
    private static Uri Raw(string address) => new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, Uri address, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new ByteArrayContent(body) };
        request.Headers.Add("x-ms-version", "2021-12-02");
        if (method == HttpMethod.Put)
        {
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<byte[]> ContentAsync(string blob) => (await inbox.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToArray();

    private async Task<List<string>> NamesAsync(string part)
    {
        var names = new List<string>();
        await foreach (var blob in inbox.GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return [.. names.Where(name => name.Contains(part, StringComparison.Ordinal))];
    }
}
