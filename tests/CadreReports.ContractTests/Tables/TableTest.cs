using Azure.Data.Tables;

namespace CadreReports.ContractTests.Tables;

/// <summary>A test on a table of its own.</summary>
[Collection(StorageCollection.Name)]
public abstract class TableTest(StorageFixture storage)
{
    protected const string Partition = "2023H1|82";

    protected StorageFixture Storage { get; } = storage;

    protected static string NewName() => "t" + Guid.NewGuid().ToString("N");

    protected async Task<TableClient> NewTableAsync()
    {
        var table = new TableClient(Storage.Azurite.ConnectionString, NewName());
        await table.CreateIfNotExistsAsync();
        return table;
    }

    protected static TableEntity Row(string rowKey, params (string Name, object Value)[] properties)
    {
        var entity = new TableEntity(Partition, rowKey);
        foreach (var (name, value) in properties)
            entity[name] = value;

        return entity;
    }

    protected static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);

        return list;
    }
}
