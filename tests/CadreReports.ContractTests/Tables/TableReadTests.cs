using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CadreReports.ContractTests.Tables;

public sealed class TableReadTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task An_entity_has_its_keys_its_ETag_and_the_time_it_was_written()
    {
        var table = await NewTableAsync();
        var written = await table.AddEntityAsync(Row("head", ("Name", "Tiền Giang")));

        var response = await table.GetEntityAsync<TableEntity>(Partition, "head");

        Assert.Equal(200, response.GetRawResponse().Status);
        Assert.Equal((Partition, "head", "Tiền Giang"), (response.Value.PartitionKey, response.Value.RowKey, response.Value.GetString("Name")));
        Assert.Equal(written.Headers.ETag, response.Value.ETag);
        Assert.Equal(TimeSpan.Zero, Assert.IsType<DateTimeOffset>(response.Value.Timestamp).Offset);
        Assert.Equal(
            new HashSet<string> { "odata.etag", "PartitionKey", "RowKey", "Timestamp", "Name" },
            response.Value.Keys.ToHashSet());
    }

    [Fact]
    public async Task A_missing_entity_is_an_error_or_no_value()
    {
        var table = await NewTableAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>(Partition, "head"));
        var none = await table.GetEntityIfExistsAsync<TableEntity>(Partition, "head");

        Assert.Equal(404, failure.Status);
        Assert.Equal(TableErrorCode.ResourceNotFound, failure.ErrorCode);
        Assert.False(none.HasValue);
        Assert.Equal(404, none.GetRawResponse().Status);
        Assert.False(none.GetRawResponse().IsError);
        Assert.Throws<InvalidOperationException>(() => none.Value);
    }

    [Fact]
    public async Task An_entity_that_exists_has_a_value()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Number", 1)));

        var response = await table.GetEntityIfExistsAsync<TableEntity>(Partition, "head");

        Assert.True(response.HasValue);
        Assert.Equal(1, response.Value!.GetInt32("Number"));
    }

    [Fact]
    public async Task A_selection_leaves_the_other_properties_out()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Wanted", 1), ("AlsoWanted", "a b"), ("Other", 2)));

        TableEntity one = await table.GetEntityAsync<TableEntity>(Partition, "head", ["Wanted", "RowKey", "AlsoWanted"]);
        var all = await ListAsync(table.QueryAsync<TableEntity>(select: ["Wanted"]));

        Assert.Equal((1, "a b", "head"), (one.GetInt32("Wanted"), one.GetString("AlsoWanted"), one.RowKey));
        Assert.False(one.ContainsKey("Other"));
        Assert.Equal(1, Assert.Single(all).GetInt32("Wanted"));
        Assert.False(all[0].ContainsKey("Other"));
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        var table = await NewTableAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.AddEntityAsync(Row("head"), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.GetEntityIfExistsAsync<TableEntity>(Partition, "head", null, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(table.QueryAsync<TableEntity>(cancellationToken: cancelled.Token)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.SubmitTransactionAsync(
            [new TableTransactionAction(TableTransactionActionType.Add, Row("head"))], cancelled.Token));
        Assert.Empty(await ListAsync(table.QueryAsync<TableEntity>()));
    }

    [Fact]
    public void A_getter_of_another_type_throws_and_a_missing_property_is_null()
    {
        var entity = Row("head", ("Number", 1), ("Text", "1"));

        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Number"));
        Assert.Throws<InvalidOperationException>(() => entity.GetString("Number"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDouble("Text"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinaryData("Text"));
        Assert.Throws<ArgumentNullException>(() => entity.GetString(null!));
        Assert.Throws<ArgumentException>(() => entity[""]);
        Assert.Null(entity.GetInt32("Missing"));
        Assert.Null(entity["Missing"]);
        Assert.False(entity.TryGetValue("Missing", out _));
    }

    [Fact]
    public void An_entity_is_a_dictionary()
    {
        var entity = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["Big"] = 5_000_000_000L, ["Ratio"] = 0.5 })
        {
            { "Text", "x" },
        };
        entity.Add("Text", "y");
        entity["Big"] = 7;
        entity["Ratio"] = 1;

        Assert.Equal("p", entity.PartitionKey);
        Assert.Null(entity.RowKey);
        Assert.Equal(("y", 7L, 1.0), (entity.GetString("Text"), entity.GetInt64("Big"), entity.GetDouble("Ratio")));
        Assert.Equal(4, entity.Count);
        Assert.True(entity.Remove("Text"));
        Assert.DoesNotContain(entity, pair => pair.Key == "Text");
        entity.Clear();
        Assert.Empty(entity.Keys);
    }
}
