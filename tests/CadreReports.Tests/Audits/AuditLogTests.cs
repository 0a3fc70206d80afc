using System.Text;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Functions.Audits;
using CadreReports.Storage;
using CadreReports.Tests.Housekeeping;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Audits;

public sealed class AuditLogTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    /// <summary>2021, where no other test has lines. A day in Vietnam begins seven hours before one in UTC does.</summary>
    private static readonly (string Id, string At, string? Who, string Action, string? Period, string? Province)[] Lines =
    [
        ("a", "2021-06-09T16:59:59.9999999Z", "clerk-82", "request.upload", "2021H1", "82"),
        ("b", "2021-06-09T17:00:00Z", "clerk-82", "request.upload", "2021H1", "82"),
        ("c", "2021-06-10T03:00:00Z", null, "submission.receive", "2021H1", "83"),
        ("d", "2021-06-10T04:00:00Z", "clerk-82", "submission.accept", "2021H1", "82"),
        ("e", "2021-06-10T16:59:59.9999999Z", "clerk' or '1' eq '1", "submissions", "2020H2", null),
        ("f", "2021-06-10T17:00:00Z", "quan-tri", "period.lock", "2021H1", null),
        ("g", "2021-06-12T00:00:00Z", "quan-tri", "period.reopen", "2021H1", "82"),
    ];

    private readonly AuditLog log = new(StorageAccount.Open(storage.ConnectionString));

    /// <summary>However the days are stretched over, each line comes once.</summary>
    [Theory]
    [InlineData("2021-06-09", "2021-06-12", "gfedcba")]
    [InlineData("2021-06-10", "2021-06-10", "edcb")]
    [InlineData("2021-02-01", "2021-07-31", "gfedcba")]
    [InlineData("2021-06-11", "2021-06-11", "f")]
    [InlineData("2021-06-13", "2021-07-31", "")]
    public async Task The_newest_lines_come_first(string from, string to, string expected)
    {
        await AddAsync();
        var filter = new AuditFilter(Day(from), Day(to));
        var found = new StringBuilder();
        await foreach (var line in log.ReadNewestAsync(filter, default))
        {
            found.Append(line.Subject);
        }

        Assert.Equal(expected, found.ToString());
    }

    /// <summary>Somebody mistypes a year, or wants all there is of an account that never did anything.</summary>
    [Theory]
    [InlineData("1901-01-01", "2021-06-12")]
    [InlineData("2021-06-09", "9998-12-31")]
    [InlineData("1901-01-01", "9998-12-31")]
    public async Task Years_without_lines_are_passed_over_in_a_few_requests(string from, string to)
    {
        await AddAsync();
        var looks = new LookLog();
        var watched = new AuditLog(StorageAccount.Open(storage.ConnectionString, looks));
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var found = new StringBuilder();
        await foreach (var line in watched.ReadNewestAsync(new AuditFilter(Day(from), Day(to), Who: "clerk-82", Period: new PeriodId(2021, 1)), stop.Token))
        {
            found.Append(line.Subject);
        }

        Assert.Equal("dba", found.ToString());
        Assert.InRange(looks.Looks.Count, 1, 100);
    }

    [Theory]
    [InlineData("2021-06-10", "2021-06-10", null, null, null, null, "bcde")]
    [InlineData("2021-06-09", "2021-06-09", null, null, null, null, "a")]
    [InlineData("2021-06-09", "2021-06-12", null, null, null, null, "abcdefg")]
    [InlineData("2021-06-09", "2021-06-12", "2020H2", null, null, null, "e")]
    [InlineData("2021-06-09", "2021-06-12", null, "82", null, null, "abdg")]
    [InlineData("2021-06-09", "2021-06-12", null, null, "clerk-82", null, "abd")]
    [InlineData("2021-06-09", "2021-06-12", null, null, "clerk' or '1' eq '1", null, "e")]
    [InlineData("2021-06-09", "2021-06-12", null, null, "clerk", null, "")]
    [InlineData("2021-06-09", "2021-06-12", null, null, null, "period.lock", "f")]
    [InlineData("2021-06-09", "2021-06-12", null, null, null, "submission.*", "cd")]
    [InlineData("2021-06-09", "2021-06-12", null, null, null, "*", "abcdefg")]
    [InlineData("2021-06-10", "2021-06-11", "2021H1", "82", "clerk-82", "request.*", "b")]
    public async Task The_lines_that_are_asked_for_come_in_the_order_of_time(
        string from, string to, string? period, string? province, string? who, string? action, string expected)
    {
        await AddAsync();
        var filter = new AuditFilter(Day(from), Day(to), period is null ? null : PeriodId.Parse(period), province, who, action);
        var found = new StringBuilder();
        await foreach (var line in log.ReadAsync(filter, default))
        {
            found.Append(line.Subject);
        }

        Assert.Equal(expected, found.ToString());
    }

    private async Task AddAsync()
    {
        foreach (var line in Lines)
        {
            await log.AddOnceAsync(new AuditEntry(DateTimeOffset.Parse(line.At, null), line.Who, line.Action, line.Period, line.Province, line.Id, null), line.Id, default);
        }
    }

    [Fact]
    public async Task The_file_for_Excel_holds_no_formula_and_splits_at_semicolons()
    {
        using var output = new MemoryStream();
        await AuditCsv.WriteAsync(
            ToSequence([
                new AuditEntry(DateTimeOffset.Parse("2023-06-09T18:05:06Z", null), "=HYPERLINK(\"http://x\")", "@a", "2023H1", "01", "GET /api/\"a;b\"", "-1+1") { From = "10.1.2.3", Result = 403 },
                new AuditEntry(DateTimeOffset.Parse("2023-06-09T18:05:06Z", null), null, "submission.receive", null, null, null, null),
            ]),
            output,
            default);

        Assert.Equal([0xEF, 0xBB, 0xBF], output.ToArray()[..3]);
        Assert.Equal(
            [
                "\"Thời điểm (giờ Việt Nam)\";\"Thời điểm (UTC)\";\"Người thực hiện\";Việc;\"Kỳ báo cáo\";\"Mã tỉnh\";\"Đối tượng\";\"Chi tiết\";\"Địa chỉ mạng\";\"Kết quả (mã HTTP)\"",
                "\"10/6/2023 01:05:06\";2023-06-09T18:05:06.0000000Z;\"'=HYPERLINK(\"\"http://x\"\")\";'@a;2023H1;01;\"GET /api/\"\"a;b\"\"\";'-1+1;10.1.2.3;403",
                "\"10/6/2023 01:05:06\";2023-06-09T18:05:06.0000000Z;;submission.receive;;;;;;",
                string.Empty,
            ],
            Encoding.UTF8.GetString(output.ToArray()[3..]).Split("\r\n"));
    }

    /// <summary>The trail of years is handed on as it is read, never gathered.</summary>
    [Fact]
    public async Task Lines_leave_before_all_are_read()
    {
        var read = 0;
        var leftAt = 0;
        using var output = new Outlet(() => leftAt = leftAt == 0 ? read : leftAt);
        await AuditCsv.WriteAsync(Many(), output, default);
        Assert.Equal(20_000, read);
        Assert.InRange(leftAt, 1, 500);

        async IAsyncEnumerable<AuditEntry> Many()
        {
            while (read < 20_000)
            {
                read++;
                await Task.CompletedTask;
                yield return new AuditEntry(DateTimeOffset.UnixEpoch, "clerk-82", "request.upload", null, null, null, null);
            }
        }
    }

    [Fact]
    public async Task What_has_begun_still_gives_everything_once_and_fails_where_it_begins()
    {
        var all = new List<int>();
        await foreach (var number in await BegunSequence.OfAsync(ToSequence([1, 2, 3]), default))
        {
            all.Add(number);
        }

        Assert.Equal([1, 2, 3], all);
        await foreach (var _ in await BegunSequence.OfAsync(ToSequence<int>([]), default))
        {
            Assert.Fail("There is nothing in it.");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => BegunSequence.OfAsync(ToSequence(Enumerable.Range(0, 1).Select(int (_) => throw new InvalidDataException())), default));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static async IAsyncEnumerable<T> ToSequence<T>(IEnumerable<T> elements)
    {
        foreach (var element in elements)
        {
            await Task.CompletedTask;
            yield return element;
        }
    }

    /// <summary>A stream like that of an answer: what is written to it must not be written synchronously.</summary>
    private sealed class Outlet(Action left) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            left();
            return ValueTask.CompletedTask;
        }
    }
}
