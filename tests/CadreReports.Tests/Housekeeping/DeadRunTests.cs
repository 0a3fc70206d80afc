using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Tests.Housekeeping;

public sealed class DeadRunTests : OwnStorage
{
    private static readonly SubmissionKey Key = new(new PeriodId(2022, 2), "82");

    [Fact]
    public async Task What_a_dead_run_wrote_is_cleared_after_a_day_and_nothing_else()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", Household.Workbook(Key.Period, Key.Province));
        var version = (await house.Pipeline.Ingest.RunAsync($"{Key}/a.xlsx", null, default))!;
        Assert.Empty(await house.Pipeline.Store.Runs.ListAsync(default));
        var expected = await house.Pipeline.Contents.FactsAsync(Key, version, default);
        var dead = await BeginAsync(house, version.Number);
        var sleeping = await house.Pipeline.Store.Runs.BeginAsync(Key, version.Number, default);

        await house.PassAsync(TimeSpan.FromHours(23));
        Assert.DoesNotContain(nameof(DeadRuns), (await house.ReconcileAsync()).Repairs);
        Assert.NotEmpty(await FindingsAsync(house, dead));

        await house.PassAsync(TimeSpan.FromHours(2));
        var live = await BeginAsync(house, version.Number);
        Assert.Equal(2, (await house.ReconcileAsync()).Repairs[nameof(DeadRuns)]);
        Assert.Empty(await FindingsAsync(house, dead));
        Assert.NotEmpty(await FindingsAsync(house, live));
        Assert.Equal(live, Assert.Single(await house.Pipeline.Store.Runs.ListAsync(default)).Run);
        Assert.Equal(expected.Count, (await house.Pipeline.Contents.FactsAsync(Key, version, default)).Count);
        Assert.False(await house.Pipeline.Store.Runs.IsOpenAsync(Key, sleeping, default));
    }

    /// <summary>A run that only slept must not complete a version with contents that are being cleared.</summary>
    [Fact]
    public async Task A_run_that_was_taken_for_dead_completes_nothing()
    {
        var house = new Household(Connection);
        await house.Pipeline.PutAsync($"{Key}/a.xlsx", [1]);
        var upload = (await house.Pipeline.Files.FindAsync($"{Key}/a.xlsx", null, default))!;
        var claimed = await house.Pipeline.Store.ClaimAsync(Key, upload, new string('0', 64), Pipeline.Catalogues.Version("2023")!, string.Empty, period: null, default);
        var run = await BeginAsync(house, claimed.Number);
        var open = Assert.Single(await house.Pipeline.Store.Runs.ListAsync(default));
        Assert.True(await house.Pipeline.Store.Runs.TryBuryAsync(open, default));
        Assert.False(await house.Pipeline.Store.Runs.TryBuryAsync(open, default));

        var assessment = Assessment.Refuse(GuardFinding.LostFile());
        var version = await house.Pipeline.Store.CompleteAsync(Key, 1, run, v => assessment.Judge(v with { Attempt = run.Id }, [], locked: false), default);
        Assert.Null(version.Outcome);
        var other = await house.Pipeline.Store.Runs.BeginAsync(Key, 1, default);
        version = await house.Pipeline.Store.CompleteAsync(Key, 1, other, v => assessment.Judge(v with { Attempt = other.Id }, [], locked: false), default);
        Assert.Equal(other.Id, version.Attempt);
        Assert.True(Assert.Single(await house.Pipeline.Store.Runs.ListAsync(default)).IsDead);
        await house.ReconcileAsync();
        Assert.Empty(await FindingsAsync(house, run));
        Assert.Empty(await house.Pipeline.Store.Runs.ListAsync(default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_in_the_clearing_is_repaired(bool afterwards)
    {
        var house = new Household(Connection);
        await house.PassAsync(TimeSpan.Zero);
        var broke = true;
        for (var at = 1; broke; at++)
        {
            var run = await BeginAsync(house, at);
            await house.PassAsync(TimeSpan.FromHours(25));
            var policy = new BreakAt(at, afterwards);
            var breaking = new Household(Connection, policy, house.Clock);
            var repairs = new RepairLog(breaking.Audit, breaking.Metrics, house.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<RepairLog>.Instance);
            try
            {
                await new DeadRuns(breaking.Pipeline.Store, breaking.Pipeline.Contents, repairs, breaking.Pipeline.StorageClock).RunAsync(default);
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(policy.Broke);
            }

            broke = policy.Broke;
            await house.ReconcileAsync();
            Assert.Empty(await FindingsAsync(house, run));
            Assert.Empty(await house.Pipeline.Store.Runs.ListAsync(default));
        }
    }

    private static async Task<WritingRun> BeginAsync(Household house, int version)
    {
        var run = await house.Pipeline.Store.Runs.BeginAsync(Key, version, default);
        await house.Pipeline.Contents.WriteAsync(Key, version, run.Id, Assessment.Refuse(GuardFinding.LostFile()), default);
        return run;
    }

    private static async Task<List<Azure.Data.Tables.TableEntity>> FindingsAsync(Household house, WritingRun run)
    {
        var rows = new List<Azure.Data.Tables.TableEntity>();
        var partition = Key.VersionPartition(run.Version, run.Id);
        await foreach (var row in house.Pipeline.Account.Tables.GetTableClient(StorageNames.FindingsTable).QueryAsync<Azure.Data.Tables.TableEntity>(
            Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {partition}")))
        {
            rows.Add(row);
        }

        return rows;
    }
}
