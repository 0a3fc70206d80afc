using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.Serialization;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace CadreReports.ContractTests.Tables;

[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "A filter takes no comparison; the service compares ordinally.")]
public sealed class QueryFilterTests
{
    private static readonly DateTimeOffset Moment = new(2023, 6, 10, 17, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Arguments_become_literals()
    {
        var id = Guid.Parse("00000000-0000-0000-0000-000000000082");

        Assert.Equal("A eq 'O''Brien'", TableClient.CreateQueryFilter($"A eq {"O'Brien"}"));
        Assert.Equal("A eq 'Điện Biên|''' or B eq 5", TableClient.CreateQueryFilter($"A eq {"Điện Biên|'"} or B eq {5}"));
        Assert.Equal("A eq 5000000000L", TableClient.CreateQueryFilter($"A eq {5_000_000_000L}"));
        Assert.Equal("A eq 0.25", TableClient.CreateQueryFilter($"A eq {0.25}"));
        Assert.Equal("A eq true", TableClient.CreateQueryFilter($"A eq {true}"));
        Assert.Equal($"A eq guid'{id}'", TableClient.CreateQueryFilter($"A eq {id}"));
        Assert.Equal("A eq datetime'2023-06-10T10:00:00Z'", TableClient.CreateQueryFilter($"A eq {Moment}"));
        Assert.Equal("A eq datetime'2023-06-10T10:00:00Z'", TableClient.CreateQueryFilter($"A eq {Moment.UtcDateTime}"));
        Assert.Equal("A eq X'00FF1A'", TableClient.CreateQueryFilter($"A eq {new byte[] { 0, 255, 26 }}"));
        Assert.Equal("A eq X'00FF1A'", TableClient.CreateQueryFilter($"A eq {BinaryData.FromBytes(new byte[] { 0, 255, 26 })}"));
        Assert.Equal("A eq 'x' and B eq 'y''s'", TableClient.CreateQueryFilter($"A eq {'x'} and B eq {new StringBuilder("y's")}"));
        Assert.Equal("A eq null", TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Equal("TableName eq 'Facts'", TableServiceClient.CreateQueryFilter($"TableName eq {"Facts"}"));
        Assert.Null(TableClient.CreateQueryFilter(null!));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
    }

    [Fact]
    public void Literals_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
        try
        {
            Assert.Equal("A lt -1234.5", TableClient.CreateQueryFilter($"A lt {-1234.5}"));
            Assert.Equal("Ratio lt 0.5", TableClient.CreateQueryFilter<Entity>(e => e.Ratio < 0.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_condition_becomes_a_filter()
    {
        var name = "O'Brien";
        var limit = 5;

        Assert.Equal("Text eq 'O''Brien'", TableClient.CreateQueryFilter<Entity>(e => e.Text == name));
        Assert.Equal("Number ge 5", TableClient.CreateQueryFilter<Entity>(e => e.Number >= limit));
        Assert.Equal("Big ne 5L", TableClient.CreateQueryFilter<Entity>(e => e.Big != limit));
        Assert.Equal("Ratio eq 1.0", TableClient.CreateQueryFilter<Entity>(e => e.Ratio == 1));
        Assert.Equal("Flag eq true", TableClient.CreateQueryFilter<Entity>(e => e.Flag));
        Assert.Equal("Flag eq false", TableClient.CreateQueryFilter<Entity>(e => e.Flag == false));
        Assert.Equal("Maybe eq 5", TableClient.CreateQueryFilter<Entity>(e => e.Maybe == 5));
        Assert.Equal("Maybe gt 5", TableClient.CreateQueryFilter<Entity>(e => e.Maybe!.Value > limit));
        Assert.Equal("Due le datetime'2023-06-10T10:00:00Z'", TableClient.CreateQueryFilter<Entity>(e => e.Due <= Moment));
        Assert.Equal("renamed eq 'x'", TableClient.CreateQueryFilter<Entity>(e => e.Original == "x"));
        Assert.Equal("RowKey lt 'v:'", TableClient.CreateQueryFilter<Entity>(e => string.Compare(e.RowKey, "v:") < 0));
        Assert.Equal("RowKey ge 'u:'", TableClient.CreateQueryFilter<Entity>(e => e.RowKey.CompareTo("u:") >= 0));
        Assert.Equal("Text eq 'x'", TableClient.CreateQueryFilter<Entity>(e => string.Equals(e.Text, "x")));
        Assert.Equal("Number eq 5", TableClient.CreateQueryFilter<TableEntity>(e => e.GetInt32("Number") == 5));
        Assert.Null(TableClient.CreateQueryFilter<Entity>(e => true));
    }

    [Fact]
    public void What_the_service_cannot_evaluate_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Entity>(e => e.Text.StartsWith("xy", StringComparison.Ordinal)));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Entity>(e => e.Text.Contains('x', StringComparison.Ordinal)));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Entity>(e => string.Equals(e.Text, "x", StringComparison.OrdinalIgnoreCase)));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Entity>(e => string.Compare(e.Text, "x", StringComparison.Ordinal) < 0));
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<Entity>(e => e.Text.Trim() == "X"));
        Assert.Throws<ArgumentNullException>(() => TableClient.CreateQueryFilter<Entity>(null!));
    }

    private sealed class Entity : ITableEntity
    {
        public string PartitionKey { get; set; } = string.Empty;

        public string RowKey { get; set; } = string.Empty;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Text { get; set; } = string.Empty;

        public int Number { get; set; }

        public int? Maybe { get; set; }

        public long Big { get; set; }

        public double Ratio { get; set; }

        public bool Flag { get; set; }

        public DateTimeOffset Due { get; set; }

        [DataMember(Name = "renamed")]
        public string Original { get; set; } = string.Empty;
    }
}
