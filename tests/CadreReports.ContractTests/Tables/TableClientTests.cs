using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CadreReports.ContractTests.Tables;

public sealed class TableClientTests(StorageFixture storage) : TableTest(storage)
{
    private const string Key = "c29tZSBrZXk=";

    private static readonly Uri Endpoint = new("https://danso.table.core.windows.net/");

    [Fact]
    public void Every_constructor_of_a_table_client_knows_account_table_and_address()
    {
        var credential = new TableSharedKeyCredential("danso", Key);
        const string Connection = $"DefaultEndpointsProtocol=https;AccountName=danso;AccountKey={Key};EndpointSuffix=core.windows.net";
        TableClient[] clients =
        [
            new(Connection, "Facts"),
            new(Connection, "Facts", new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02)),
            new($"AccountName=danso;AccountKey={Key};TableEndpoint=https://danso.table.core.windows.net", "Facts", null),
            new(Endpoint, "Facts", credential),
            new(Endpoint, "Facts", credential, new TableClientOptions()),
            new(Endpoint, "Facts", new NoToken()),
            new(new Uri(Endpoint, "Facts"), "Facts", credential),
            new TableServiceClient(Connection).GetTableClient("Facts"),
            new TableServiceClient(Endpoint, credential).GetTableClient("Facts"),
        ];

        Assert.All(clients, c => Assert.Equal(("danso", "Facts", "https://danso.table.core.windows.net/Facts"), (c.AccountName, c.Name, c.Uri.AbsoluteUri)));
    }

    [Fact]
    public void Every_constructor_of_a_service_client_knows_account_and_address()
    {
        const string Connection = $"DefaultEndpointsProtocol=https;AccountName=danso;AccountKey={Key};EndpointSuffix=core.windows.net";
        var credential = new TableSharedKeyCredential("danso", Key);
        TableServiceClient[] clients =
        [
            new(Connection),
            new(Connection, new TableClientOptions()),
            new(Endpoint, credential),
            new(Endpoint, credential, null),
            new(Endpoint, new NoToken()),
        ];

        Assert.All(clients, c => Assert.Equal(("danso", Endpoint), (c.AccountName, c.Uri)));
        Assert.Equal("danso", credential.AccountName);
    }

    [Fact]
    public void The_emulator_has_the_account_in_the_path()
    {
        var service = new TableServiceClient("UseDevelopmentStorage=true");
        var table = new TableClient("UseDevelopmentStorage=true", "Facts");
        var here = new TableClient(Storage.Azurite.ConnectionString, "Facts");

        Assert.Equal(("devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1"), (service.AccountName, service.Uri.AbsoluteUri));
        Assert.Equal(("devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/Facts"), (table.AccountName, table.Uri.AbsoluteUri));
        Assert.Equal(("devstoreaccount1", Storage.Azurite.TableEndpoint + "/Facts"), (here.AccountName, here.Uri.AbsoluteUri));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        var credential = new TableSharedKeyCredential("danso", Key);

        Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient(Endpoint, (TableSharedKeyCredential)null!));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient(null!, credential));
        Assert.ThrowsAny<ArgumentException>(() => new TableClient("UseDevelopmentStorage=true", string.Empty));
        Assert.Throws<ArgumentException>(() => new TableServiceClient("DefaultEndpointsProtocol=https;AccountName=danso"));
        Assert.Throws<InvalidOperationException>(() => new TableServiceClient("no connection string"));
        Assert.Throws<InvalidOperationException>(() => new TableServiceClient("UseDevelopmentStorage=true;;"));
        Assert.Throws<FormatException>(() => new TableSharedKeyCredential("danso", "not base64!"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableClientOptions(0));
    }

    [Fact]
    public async Task A_table_is_made_once_listed_and_deleted()
    {
        var service = new TableServiceClient(Storage.Azurite.ConnectionString);
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => NewName()).Order(StringComparer.Ordinal)];

        foreach (var name in names)
        {
            var made = await service.CreateTableIfNotExistsAsync(name);
            Assert.Equal((204, name), (made.GetRawResponse().Status, made.Value.Name));
        }

        var again = await service.GetTableClient(names[0]).CreateIfNotExistsAsync();
        Assert.Equal((409, false, names[0]), (again.GetRawResponse().Status, again.GetRawResponse().IsError, again.Value.Name));

        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {names[0]} and TableName le {names[2]}");
        var pages = await ListAsync(service.QueryAsync(filter, maxPerPage: 1).AsPages());
        Assert.All(pages, p => Assert.InRange(p.Values.Count, 0, 1));
        Assert.Subset(pages.SelectMany(p => p.Values).Select(t => t.Name).ToHashSet(), names.ToHashSet());

        Assert.Equal(204, (await service.DeleteTableAsync(names[0])).Status);
        Assert.Equal(404, (await service.DeleteTableAsync(names[0])).Status);
        Assert.Equal(204, (await service.GetTableClient(names[1]).DeleteAsync()).Status);
        Assert.DoesNotContain(await ListAsync(service.QueryAsync()), (TableItem t) => t.Name == names[0] || t.Name == names[1]);
    }

    [Fact]
    public async Task A_table_name_that_the_service_forbids_is_refused_by_it()
    {
        var service = new TableServiceClient(Storage.Azurite.ConnectionString);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.CreateTableIfNotExistsAsync("no-dashes"));

        Assert.Equal(400, failure.Status);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var credential = new TableSharedKeyCredential("devstoreaccount1", Key);
        var table = new TableClient(Storage.Azurite.TableEndpoint, NewName(), credential);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateIfNotExistsAsync());

        Assert.Equal(403, failure.Status);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_each_try_is_signed()
    {
        using var busy = new BusyTwice();
        using var http = new HttpClient(busy);
        var options = new TableClientOptions { Transport = new HttpClientTransport(http), Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        var table = new TableClient(Storage.Azurite.ConnectionString, NewName(), options);

        var response = await table.CreateIfNotExistsAsync();

        Assert.Equal(204, response.GetRawResponse().Status);
        Assert.Equal(3, busy.Requests.Count);
        Assert.All(busy.Requests, r => Assert.StartsWith("SharedKeyLite devstoreaccount1:", r.Authorization, StringComparison.Ordinal));
        Assert.All(busy.Requests, r => Assert.Equal("2020-12-06", r.Version));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_failure_without_a_status()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableClient(new Uri("http://127.0.0.1:1/devstoreaccount1"), "Facts", new TableSharedKeyCredential("devstoreaccount1", Key), options);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row("head")));

        Assert.Equal(0, failure.Status);
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No token is asked for while a client is made.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No token is asked for while a client is made.");
    }

    private sealed class BusyTwice() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<(string? Authorization, string Version)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Headers.Authorization?.ToString(), request.Headers.GetValues("x-ms-version").Single()));
            return Requests.Count <= 2
                ? new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable) { Content = new StringContent(string.Empty) }
                : await base.SendAsync(request, cancellationToken);
        }
    }
}
