using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CadreReports.ContractTests.Tables;

public sealed class TableWriteTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task An_entity_is_inserted_once()
    {
        var table = await NewTableAsync();

        var response = await table.AddEntityAsync(Row("head", ("Number", 1)));
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row("head", ("Number", 2))));

        Assert.Equal(204, response.Status);
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal(409, failure.Status);
        Assert.Equal("EntityAlreadyExists", failure.ErrorCode);
        Assert.True(failure.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Contains("EntityAlreadyExists", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(table)).GetInt32("Number"));
    }

    [Fact]
    public async Task An_insert_into_a_missing_table_says_so()
    {
        var table = new TableClient(Storage.Azurite.ConnectionString, NewName());

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row("head")));

        Assert.Equal(404, failure.Status);
        Assert.Equal(TableErrorCode.TableNotFound, failure.ErrorCode);
    }

    [Fact]
    public async Task An_update_with_an_outdated_ETag_changes_nothing()
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(Row("head", ("Number", 1)))).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(Row("head", ("Number", 2)), first)).Headers.ETag!.Value;

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row("head", ("Number", 3)), first));

        Assert.Equal(412, failure.Status);
        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, failure.ErrorCode);
        var stored = await ReadAsync(table);
        Assert.Equal(2, stored.GetInt32("Number"));
        Assert.Equal(second, stored.ETag);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task An_update_with_ETag_All_asks_for_nothing_but_the_entity()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Number", 1)));

        await table.UpdateEntityAsync(Row("head", ("Number", 2)), ETag.All);
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(Row("tail"), ETag.All));

        Assert.Equal(2, (await ReadAsync(table)).GetInt32("Number"));
        Assert.Equal(404, missing.Status);
        Assert.Equal(TableErrorCode.ResourceNotFound, missing.ErrorCode);
    }

    [Fact]
    public async Task An_update_without_an_ETag_is_refused_by_the_client()
    {
        var table = await NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(Row("head"), default));
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name_and_a_replace_drops_it()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Kept", "a"), ("Changed", 1)));

        await table.UpdateEntityAsync(Row("head", ("Changed", 2)), ETag.All);
        var merged = await ReadAsync(table);
        await table.UpdateEntityAsync(Row("head", ("Changed", 3)), ETag.All, TableUpdateMode.Replace);
        var replaced = await ReadAsync(table);

        Assert.Equal(("a", 2), (merged.GetString("Kept"), merged.GetInt32("Changed")));
        Assert.Equal((null, 3), (replaced.GetString("Kept"), replaced.GetInt32("Changed")));
    }

    [Fact]
    public async Task An_upsert_inserts_merges_and_replaces()
    {
        var table = await NewTableAsync();

        await table.UpsertEntityAsync(Row("head", ("Kept", "a"), ("Changed", 1)));
        await table.UpsertEntityAsync(Row("head", ("Changed", 2)));
        var merged = await ReadAsync(table);
        await table.UpsertEntityAsync(Row("head", ("Changed", 3)), TableUpdateMode.Replace);
        var replaced = await ReadAsync(table);

        Assert.Equal(("a", 2), (merged.GetString("Kept"), merged.GetInt32("Changed")));
        Assert.Equal((null, 3), (replaced.GetString("Kept"), replaced.GetInt32("Changed")));
    }

    [Fact]
    public async Task A_null_property_is_not_stored_and_not_merged()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Kept", "a"), ("Empty", null!)));
        Assert.False((await ReadAsync(table)).ContainsKey("Empty"));

        await table.UpdateEntityAsync(Row("head", ("Kept", null!)), ETag.All);

        Assert.Equal("a", (await ReadAsync(table)).GetString("Kept"));
    }

    [Fact]
    public async Task A_delete_asks_for_its_ETag_only_when_given_one()
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(Row("head"))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(Row("head", ("Number", 2)), ETag.All);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync(Partition, "head", first));
        var stale = Row("head");
        stale.ETag = first;
        var response = await table.DeleteEntityAsync(stale);

        Assert.Equal(412, failure.Status);
        Assert.Equal(204, response.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(Partition, "head")).HasValue);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_failure()
    {
        var table = await NewTableAsync();

        var response = await table.DeleteEntityAsync(Partition, "head");

        Assert.Equal(404, response.Status);
    }

    [Fact]
    public async Task An_entity_without_keys_is_refused_by_the_client()
    {
        var table = await NewTableAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity { PartitionKey = Partition }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.UpsertEntityAsync(new TableEntity { RowKey = "head" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync<TableEntity>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.DeleteEntityAsync(Partition, null!));
    }

    private static async Task<TableEntity> ReadAsync(TableClient table) =>
        await table.GetEntityAsync<TableEntity>(Partition, "head");
}
