using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace CadreReports.ContractTests.Tables;

public sealed class EntityTypeTests(StorageFixture storage) : TableTest(storage)
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2023, 6, 10, 17, 0, 0, TimeSpan.FromHours(7)).AddTicks(1_234_567);

    private enum Kind
    {
        Stock,
        Flow,
    }

    [Fact]
    public async Task Every_type_is_kept_in_a_table_entity()
    {
        var table = await NewTableAsync();
        var id = Guid.NewGuid();
        byte[] bytes = [0, 1, 254, 255];
        await table.AddEntityAsync(Row(
            "head",
            ("Text", "Tiền Giang"),
            ("Int32", int.MinValue),
            ("Int64", long.MaxValue),
            ("SmallInt64", 5L),
            ("Fraction", 0.1),
            ("WholeDouble", 2770.0),
            ("HugeDouble", 1e300),
            ("NotANumber", double.NaN),
            ("Bool", true),
            ("Guid", id),
            ("Moment", Moment),
            ("Utc", Moment.UtcDateTime),
            ("Bytes", bytes),
            ("BinaryData", BinaryData.FromBytes(bytes))));

        TableEntity read = await table.GetEntityAsync<TableEntity>(Partition, "head");

        Assert.Equal("Tiền Giang", read.GetString("Text"));
        Assert.Equal(int.MinValue, read.GetInt32("Int32"));
        Assert.Equal(long.MaxValue, read.GetInt64("Int64"));
        Assert.Equal(5L, read.GetInt64("SmallInt64"));
        Assert.Equal(0.1, read.GetDouble("Fraction"));
        Assert.Equal(2770.0, read.GetDouble("WholeDouble"));
        Assert.Equal(1e300, read.GetDouble("HugeDouble"));
        Assert.Equal(double.NaN, read.GetDouble("NotANumber"));
        Assert.True(read.GetBoolean("Bool"));
        Assert.Equal(id, read.GetGuid("Guid"));
        Assert.Equal(Moment, read.GetDateTimeOffset("Moment"));
        Assert.Equal(TimeSpan.Zero, read.GetDateTimeOffset("Moment")!.Value.Offset);
        Assert.Equal(Moment.UtcDateTime, read.GetDateTime("Utc"));
        Assert.Equal(DateTimeKind.Utc, read.GetDateTime("Utc")!.Value.Kind);
        Assert.IsType<DateTimeOffset>(read["Utc"]);
        Assert.Equal(bytes, read.GetBinary("Bytes"));
        Assert.Equal(bytes, read.GetBinaryData("BinaryData").ToArray());
    }

    [Fact]
    public async Task Every_type_is_kept_in_an_entity_type_of_ones_own()
    {
        var table = await NewTableAsync();
        var entity = new Everything
        {
            Text = "Đồng Tháp",
            Int32 = -1,
            Int64 = long.MinValue,
            WholeDouble = 3,
            Bool = true,
            Guid = Guid.NewGuid(),
            Moment = Moment,
            Utc = Moment.UtcDateTime,
            Bytes = [1, 2, 3],
            BinaryData = BinaryData.FromString("xin chào"),
            Kind = Kind.Flow,
            MaybeInt32 = 7,
            MaybeInt64 = 8,
            MaybeDouble = 9,
            MaybeBool = false,
            MaybeGuid = Guid.NewGuid(),
            MaybeMoment = Moment,
            MaybeUtc = Moment.UtcDateTime,
            MaybeKind = Kind.Flow,
            Renamed = "renamed",
            Ignored = "ignored",
        };
        await table.AddEntityAsync(entity);

        Everything read = await table.GetEntityAsync<Everything>(Partition, "head");
        TableEntity raw = await table.GetEntityAsync<TableEntity>(Partition, "head");

        Assert.Equal(entity.Values, read.Values);
        Assert.Equal(entity.Bytes, read.Bytes);
        Assert.Equal("xin chào", read.BinaryData!.ToString());
        Assert.NotNull(read.Timestamp);
        Assert.Equal(raw.ETag, read.ETag);
        Assert.Equal("renamed", raw.GetString("ten_moi"));
        Assert.Equal("Flow", raw.GetString("Kind"));
        Assert.Equal("computed from -1", raw.GetString("Computed"));
        Assert.Equal(string.Empty, read.Ignored);
        Assert.False(raw.ContainsKey("Ignored"));
        Assert.False(raw.ContainsKey("Hidden"));
        Assert.Equal("untouched", read.PrivateSet);
    }

    [Fact]
    public async Task What_is_not_stored_keeps_its_initial_value()
    {
        var table = await NewTableAsync();
        await table.AddEntityAsync(Row("head", ("Int32", 5)));

        Everything read = await table.GetEntityAsync<Everything>(Partition, "head");

        Assert.Equal(5, read.Int32);
        Assert.Equal("initial", read.Text);
        Assert.Null(read.MaybeInt32);
        Assert.Null(read.Bytes);
        Assert.Equal(Kind.Stock, read.Kind);
    }

    [Fact]
    public async Task Keys_may_be_implemented_explicitly()
    {
        var table = await NewTableAsync();
        var entity = new Explicit { Number = 5 };
        ((ITableEntity)entity).PartitionKey = Partition;
        ((ITableEntity)entity).RowKey = "head";
        await table.AddEntityAsync(entity);

        ITableEntity read = (await table.GetEntityAsync<Explicit>(Partition, "head")).Value;

        Assert.Equal((Partition, "head", 5), (read.PartitionKey, read.RowKey, ((Explicit)read).Number));
    }

    [Fact]
    public async Task What_a_table_cannot_hold_is_refused_by_the_client()
    {
        var table = await NewTableAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(Row("head", ("Local", new DateTime(2023, 6, 10, 0, 0, 0, DateTimeKind.Local)))));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(Row("head", ("Kind", Kind.Flow))));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(Row("head", ("Uri", new Uri("http://example.org")))));
        await Assert.ThrowsAsync<ArgumentException>(() => table.AddEntityAsync(Row("head", ("Infinite", double.PositiveInfinity))));
        Assert.Empty(await ListAsync(table.QueryAsync<TableEntity>()));
    }

    private sealed class Everything : ITableEntity
    {
        public string PartitionKey { get; set; } = Partition;

        public string RowKey { get; set; } = "head";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Text { get; set; } = "initial";

        public int Int32 { get; set; }

        public long Int64 { get; set; }

        public double WholeDouble { get; set; }

        public bool Bool { get; set; }

        public Guid Guid { get; set; }

        public DateTimeOffset Moment { get; set; } = DateTimeOffset.UnixEpoch;

        public DateTime Utc { get; set; } = DateTime.UnixEpoch;

        public byte[]? Bytes { get; set; }

        public BinaryData? BinaryData { get; set; }

        public Kind Kind { get; set; }

        public int? MaybeInt32 { get; set; }

        public long? MaybeInt64 { get; set; }

        public double? MaybeDouble { get; set; }

        public bool? MaybeBool { get; set; }

        public Guid? MaybeGuid { get; set; }

        public DateTimeOffset? MaybeMoment { get; set; }

        public DateTime? MaybeUtc { get; set; }

        public Kind? MaybeKind { get; set; }

        [DataMember(Name = "ten_moi")]
        public string Renamed { get; set; } = string.Empty;

        [IgnoreDataMember]
        public string Ignored { get; set; } = string.Empty;

        public string Computed => $"computed from {Int32}";

        public string PrivateSet { get; private set; } = "untouched";

        [IgnoreDataMember]
        public IReadOnlyList<object?> Values =>
        [
            PartitionKey, RowKey, Text, Int32, Int64, WholeDouble, Bool, Guid, Moment, Utc, Utc.Kind, Kind, MaybeInt32, MaybeInt64,
            MaybeDouble, MaybeBool, MaybeGuid, MaybeMoment, MaybeUtc, MaybeKind, Renamed,
        ];

        internal string Hidden { get; set; } = "hidden";
    }

    private sealed class Explicit : ITableEntity
    {
        string ITableEntity.PartitionKey { get; set; } = string.Empty;

        string ITableEntity.RowKey { get; set; } = string.Empty;

        DateTimeOffset? ITableEntity.Timestamp { get; set; }

        ETag ITableEntity.ETag { get; set; }

        public int Number { get; set; }
    }
}
