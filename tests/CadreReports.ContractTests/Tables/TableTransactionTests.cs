using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CadreReports.ContractTests.Tables;

public sealed class TableTransactionTests(StorageFixture storage) : TableTest(storage)
{
    [Fact]
    public async Task All_actions_are_done_and_each_is_answered_in_its_place()
    {
        var table = await NewTableAsync();
        foreach (var key in (string[])["merged", "replaced", "deleted", "upsert-merged", "upsert-replaced"])
            await table.AddEntityAsync(Row(key, ("Old", 1)));

        var response = await table.SubmitTransactionAsync(
        [
            new(Add, Row("added", ("New", "Đồng Tháp"))),
            new(UpdateMerge, Row("merged", ("New", "b")), ETag.All),
            new(UpdateReplace, Row("replaced", ("New", "c")), ETag.All),
            new(Delete, Row("deleted")),
            new(UpsertMerge, Row("upsert-merged", ("New", "d"))),
            new(UpsertReplace, Row("upsert-replaced", ("New", "e"))),
            new(UpsertMerge, Row("upsert-added", ("New", "f"))),
        ]);

        Assert.Equal(202, response.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, 7), response.Value.Select(r => r.Status));
        var stored = (await ListAsync(table.QueryAsync<TableEntity>())).ToDictionary(e => e.RowKey);
        Assert.Equal(6, stored.Count);
        Assert.Equal((null, "Đồng Tháp"), Values("added"));
        Assert.Equal((1, "b"), Values("merged"));
        Assert.Equal((null, "c"), Values("replaced"));
        Assert.Equal((1, "d"), Values("upsert-merged"));
        Assert.Equal((null, "e"), Values("upsert-replaced"));
        Assert.Equal((null, "f"), Values("upsert-added"));
        Assert.Equal(stored["added"].ETag, response.Value[0].Headers.ETag);
        Assert.Equal(stored["replaced"].ETag, response.Value[2].Headers.ETag);

        (int? Old, string New) Values(string key) => (stored[key].GetInt32("Old"), stored[key].GetString("New"));
    }

    [Fact]
    public async Task It_rolls_back_whole_and_says_which_action_failed()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("taken"));
        await table.AddEntityAsync(Row("head", ("Number", 1)));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(UpdateReplace, Row("head", ("Number", 2)), ETag.All),
            new(Add, Row("new")),
            new(Add, Row("taken")),
            new(Add, Row("newer")),
        ]));

        Assert.Equal(409, failure.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, failure.ErrorCode);
        Assert.Equal(2, failure.FailedTransactionActionIndex);
        var stored = await ListAsync(table.QueryAsync<TableEntity>());
        Assert.Equal(["head", "taken"], stored.Select(e => e.RowKey));
        Assert.Equal(1, stored[0].GetInt32("Number"));
    }

    [Fact]
    public async Task An_outdated_ETag_fails_it()
    {
        var table = await NewTableAsync();
        var first = (await table.AddEntityAsync(Row("head"))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(Row("head", ("Number", 1)), first);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(Add, Row("u:1")), new(UpdateReplace, Row("head", ("Number", 2)), first)]));

        Assert.Equal(412, failure.Status);
        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, failure.ErrorCode);
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal(1, Assert.Single(await ListAsync(table.QueryAsync<TableEntity>())).GetInt32("Number"));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_fails_it()
    {
        var table = await NewTableAsync();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(Add, Row("new")), new(Delete, Row("missing"))]));

        Assert.Equal(404, failure.Status);
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Empty(await ListAsync(table.QueryAsync<TableEntity>()));
    }

    [Fact]
    public async Task One_hundred_actions_are_the_most()
    {
        var table = await NewTableAsync();

        var hundred = await table.SubmitTransactionAsync(Adds("a", 100));
        var failure = await Record.ExceptionAsync(() => table.SubmitTransactionAsync(Adds("b", 101)));

        Assert.Equal(100, hundred.Value.Count);
        // The service's 400 is well formed; the emulator's lacks a status line, which the client refuses to guess.
        Assert.True(failure is RequestFailedException { Status: 400 } or InvalidOperationException, failure?.ToString());
        Assert.Equal(100, (await ListAsync(table.QueryAsync<TableEntity>())).Count);
    }

    [Fact]
    public async Task An_entity_may_occur_once()
    {
        var table = await NewTableAsync();

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(
            [new(UpsertMerge, Row("same")), new(UpsertMerge, Row("same"))]));

        Assert.Equal(400, failure.Status);
        Assert.Equal(TableErrorCode.InvalidDuplicateRow, failure.ErrorCode);
    }

    [Fact]
    public async Task None_or_no_list_is_refused_by_the_client()
    {
        var table = await NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(null!));
    }

    [Fact]
    public void The_exception_is_made_from_another_as_a_test_double_does()
    {
        var inner = new RequestFailedException(409, "0:taken", "EntityAlreadyExists", null);
        inner.Data["FailedEntity"] = "7";

        var failure = new TableTransactionFailedException(inner);

        Assert.Equal((409, "EntityAlreadyExists", 7), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Null(new TableTransactionFailedException(new RequestFailedException("other")).FailedTransactionActionIndex);
    }

    private static IEnumerable<TableTransactionAction> Adds(string prefix, int count) =>
        Enumerable.Range(0, count).Select(i => new TableTransactionAction(Add, Row($"{prefix}{i:000}", ("Number", i))));
}
