using Azure;
using Azure.Data.Tables;

namespace CadreReports.ContractTests.Tables;

public sealed class TableKeyTests(StorageFixture storage) : TableTest(storage)
{
    // The service allows no slash, backslash, number sign or question mark in keys.
    public static TheoryData<string> Keys => new(
        "2023H1|82|000001",
        "O'Brien's ''quoted''",
        "Điện Biên – Tiền Giang – Đồng Tháp",
        "100% + 5 & 6 = a,b;c:d",
        "u:9f86d081884c7d65",
        "BM01.1a (phụ lục)",
        "<xml attr=\"1\"> {json} [list] ~ ! @ $ ^ * _ -",
        "trailing space ",
        "..",
        string.Empty);

    public static TheoryData<string> Texts => new(
        "18-NQ/TW, 19-NQ/TW",
        "C:\\a\\b #1 ? 'x' \"y\" \u0001 \t \r\n",
        "Kiến nghị: “rà soát, bổ sung” – 50%",
        "\ud83d\ude00 and a combining e\u0301",
        "   ",
        string.Empty);

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_is_kept_by_every_call(string key)
    {
        var table = await NewTableAsync();
        var entity = new TableEntity(key, key) { ["Number"] = 1 };

        await table.AddEntityAsync(entity);
        TableEntity read = await table.GetEntityAsync<TableEntity>(key, key);
        Assert.Equal((key, key, 1), (read.PartitionKey, read.RowKey, read.GetInt32("Number")));

        entity["Number"] = 2;
        await table.UpdateEntityAsync(entity, read.ETag, TableUpdateMode.Replace);
        entity["Other"] = 3;
        await table.UpsertEntityAsync(entity);
        var found = Assert.Single(await ListAsync(table.QueryAsync<TableEntity>(e => e.PartitionKey == key && e.RowKey == key)));
        Assert.Equal((2, 3), (found.GetInt32("Number"), found.GetInt32("Other")));

        entity["Number"] = 4;
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, entity, found.ETag)]);
        Assert.Equal(4, (await table.GetEntityIfExistsAsync<TableEntity>(key, key)).Value!.GetInt32("Number"));

        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
        Assert.Empty(await ListAsync(table.QueryAsync<TableEntity>()));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_kept_alone_and_in_a_transaction(string text)
    {
        var table = await NewTableAsync();

        await table.AddEntityAsync(Row("alone", ("Text", text)));
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row("together", ("Text", text)))]);

        Assert.Equal([text, text], (await ListAsync(table.QueryAsync<TableEntity>())).Select(e => e.GetString("Text")));
    }

    [Fact]
    public async Task A_query_goes_on_after_a_key_with_spaces_and_diacritics()
    {
        var table = await NewTableAsync();
        string[] keys = ["Điện Biên 1", "Điện Biên 2", "Điện Biên 3"];
        foreach (var key in keys)
            await table.AddEntityAsync(new TableEntity("kỳ 2023 H1", key));

        var pages = await ListAsync(table.QueryAsync<TableEntity>(maxPerPage: 1).AsPages());

        Assert.Equal(keys, pages.Select(p => Assert.Single(p.Values).RowKey));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task A_key_that_the_service_forbids_is_refused_by_it(string key)
    {
        var table = await NewTableAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row(key)));

        Assert.Equal(400, failure.Status);
    }
}
