using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Azure;
using Azure.Data.Tables;

namespace CadreReports.ContractTests.Tables;

[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "A filter takes no comparison; the service compares ordinally.")]
public sealed class TableQueryTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task A_range_query_goes_on_over_all_its_pages()
    {
        var table = await NewTableAsync();
        await FillAsync(table, 2_600);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {"r0050"} and RowKey lt {"r2550"}");

        var rows = await ListAsync(table.QueryAsync<TableEntity>(filter));
        var pages = await ListAsync(table.QueryAsync<TableEntity>(filter).AsPages());

        Assert.Equal(Enumerable.Range(50, 2_500).Select(Key), rows.Select(r => r.RowKey));
        Assert.Equal(Enumerable.Range(50, 2_500), rows.Select(r => r.GetInt32("Number")!.Value));
        Assert.Equal([1_000, 1_000, 500], pages.Select(p => p.Values.Count));
        Assert.Equal([false, false, true], pages.Select(p => p.ContinuationToken is null));
        Assert.All(pages, p => Assert.Equal(200, p.GetRawResponse().Status));
    }

    [Fact]
    public async Task A_query_goes_on_from_a_continuation_token()
    {
        var table = await NewTableAsync();
        await FillAsync(table, 25);

        var pages = await ListAsync(table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages());
        var rest = await ListAsync(table.QueryAsync<TableEntity>().AsPages(pages[0].ContinuationToken, pageSizeHint: 7));

        Assert.Equal([10, 10, 5], pages.Select(p => p.Values.Count));
        Assert.Equal([7, 7, 1], rest.Select(p => p.Values.Count));
        Assert.Equal(Enumerable.Range(10, 15).Select(Key), rest.SelectMany(p => p.Values).Select(r => r.RowKey));
    }

    [Fact]
    public async Task A_query_without_a_match_is_empty_and_of_a_missing_table_fails()
    {
        var table = await NewTableAsync();
        var missing = new TableClient(Storage.Azurite.ConnectionString, NewName());

        Assert.Empty(await ListAsync(table.QueryAsync<TableEntity>("PartitionKey eq 'none'")));
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => ListAsync(missing.QueryAsync<TableEntity>()));
        Assert.Equal(404, failure.Status);
    }

    [Fact]
    public async Task A_condition_on_an_entity_type_is_translated()
    {
        var table = await NewTableAsync();
        var id = Guid.NewGuid();
        var due = new DateTimeOffset(2023, 6, 10, 10, 0, 0, TimeSpan.Zero);
        await table.AddEntityAsync(new Submission { RowKey = "82", Name = "Tiền Giang", Facts = 735, Late = true, Ratio = 1, Total = 5_000_000_000, Id = id, Due = due });
        await table.AddEntityAsync(new Submission { RowKey = "87", Name = "Đồng 'Tháp'", Facts = 12, Ratio = 0.25, Total = 7, Due = due.AddDays(1) });
        var quoted = new { Name = "Đồng 'Tháp'" };
        var few = 12;

        Assert.Equal("82", await KeysAsync(s => s.Name == "Tiền Giang"));
        Assert.Equal("87", await KeysAsync(s => s.Name == quoted.Name && s.Facts <= few));
        Assert.Equal("82", await KeysAsync(s => s.Late));
        Assert.Equal("87", await KeysAsync(s => !s.Late));
        Assert.Equal("82", await KeysAsync(s => s.Late && !(s.Facts < few)));
        Assert.Equal("82 87", await KeysAsync(s => s.Facts > 700 || s.RowKey == "87"));
        Assert.Equal("82", await KeysAsync(s => s.Ratio >= 1.0));
        Assert.Equal("82", await KeysAsync(s => s.Total > 4_999_999_999L));
        Assert.Equal("87", await KeysAsync(s => s.Total == few - 5));
        Assert.Equal("82", await KeysAsync(s => s.Id == id));
        Assert.Equal("82", await KeysAsync(s => s.Due < due.AddHours(1)));
        Assert.Equal("87", await KeysAsync(s => s.RowKey.CompareTo("82") > 0));
        Assert.Equal("82", await KeysAsync(s => string.Compare(s.RowKey, "87") < 0 && s.PartitionKey.Equals(Partition)));
        Assert.Equal("82 87", await KeysAsync(s => true));

        async Task<string> KeysAsync(Expression<Func<Submission, bool>> filter) =>
            string.Join(' ', (await ListAsync(table.QueryAsync(filter))).Select(s => s.RowKey));
    }

    [Fact]
    public async Task A_condition_on_a_table_entity_is_translated()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("a", ("Number", 5), ("Text", "x"), ("Flag", true), ("Big", 5L)));
        await table.AddEntityAsync(Row("b", ("Number", 6), ("Text", "y"), ("Flag", false), ("Big", 6L)));

        Assert.Equal("a", await KeysAsync(e => e.GetInt32("Number") == 5));
        Assert.Equal("b", await KeysAsync(e => e.GetInt64("Big") > 5L && e.GetString("Text") != "x"));
        Assert.Equal("a", await KeysAsync(e => e.GetBoolean("Flag") == true));
        Assert.Equal("b", await KeysAsync(e => (string)e["Text"] == "y"));

        async Task<string> KeysAsync(Expression<Func<TableEntity, bool>> filter) =>
            string.Join(' ', (await ListAsync(table.QueryAsync(filter))).Select(e => e.RowKey));
    }

    private static string Key(int i) => "r" + i.ToString("0000", CultureInfo.InvariantCulture);

    private static async Task FillAsync(TableClient table, int count)
    {
        var adds = Enumerable.Range(0, count)
            .Select(i => new TableTransactionAction(TableTransactionActionType.Add, Row(Key(i), ("Number", i))));
        foreach (var chunk in adds.Chunk(100))
            await table.SubmitTransactionAsync(chunk);
    }

    private sealed class Submission : ITableEntity
    {
        public string PartitionKey { get; set; } = Partition;

        public string RowKey { get; set; } = string.Empty;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Name { get; set; } = string.Empty;

        public int Facts { get; set; }

        public bool Late { get; set; }

        public double Ratio { get; set; }

        public long Total { get; set; }

        public Guid Id { get; set; }

        public DateTimeOffset Due { get; set; }
    }
}
