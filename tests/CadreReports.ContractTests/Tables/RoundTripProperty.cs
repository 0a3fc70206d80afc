using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.ContractTests.Tables;

public sealed class RoundTripProperty(StorageFixture storage) : TableTest(storage)
{
    private static readonly Gen<string> Text = Gen.Elements(
            "a", "Z", "5", " ", "'", "\"", "/", "\\", "%", "+", "&", "|", "#", "?", "<", "ạ", "ế", "Đ", "ữ", "e\u0301", "\ud83d\ude00", "\r\n", "\t", "\0")
        .ListOf()
        .Select(string.Concat);

    private static readonly Gen<string> Key = Gen.Elements("a", "Z", "5", " ", "'", "%", "+", "&", "|", "=", ":", "(", ")", ",", "ạ", "Đ", "ữ")
        .ListOf()
        .Select(string.Concat);

    private static readonly Gen<object> Value = Gen.OneOf(
        Text.Select(object (v) => v),
        ArbMap.Default.GeneratorFor<int>().Select(object (v) => v),
        ArbMap.Default.GeneratorFor<long>().Select(object (v) => v),
        ArbMap.Default.GeneratorFor<double>().Where(v => !double.IsInfinity(v)).Select(object (v) => v),
        ArbMap.Default.GeneratorFor<int>().Select(object (v) => (double)v),
        ArbMap.Default.GeneratorFor<bool>().Select(object (v) => v),
        ArbMap.Default.GeneratorFor<Guid>().Select(object (v) => v),
        ArbMap.Default.GeneratorFor<byte[]>().Where(v => v is not null).Select(object (v) => v),
        from days in Gen.Choose(0, 365_000)
        from ticks in Gen.Choose(0, int.MaxValue)
        select (object)new DateTimeOffset(1700, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days).AddTicks(ticks));

    private static readonly Gen<TableEntity> Entity =
        from partition in Key
        from row in Key
        from values in Value.ListOf()
        select new TableEntity(values.Take(40).Select((value, i) => ($"P{i}", value)).ToDictionary(p => p.Item1, p => p.value))
        {
            PartitionKey = partition,
            RowKey = row,
        };

    [Fact]
    public async Task Any_entity_is_read_as_it_was_written()
    {
        var table = await NewTableAsync();
        foreach (var entity in Gen.Sample(Entity, 30, 250))
        {
            await table.UpsertEntityAsync(entity, TableUpdateMode.Replace);

            TableEntity read = await table.GetEntityAsync<TableEntity>(entity.PartitionKey, entity.RowKey);

            var stored = read.Where(p => p.Key is not ("odata.etag" or "Timestamp")).ToDictionary();
            Assert.Equal(entity.ToDictionary(), stored);
        }
    }
}
