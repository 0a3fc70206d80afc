using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Validation;

namespace CadreReports.Tests.Housekeeping;

public sealed class StaleSummaryTests : OwnStorage
{
    private static readonly Period Earlier = Pipeline.Catalogues.Period("2022H1")!;
    private static readonly Period Later = Pipeline.Catalogues.Period("2022H2")!;

    [Fact]
    public async Task Summaries_that_are_behind_are_asked_for_also_those_of_later_half_years()
    {
        var house = new Household(Connection);
        await AcceptAsync(house, Later, "82");
        await house.ReconcileAsync();
        Assert.Equal(0, await house.PendingAsync(StorageNames.SummariseQueue));

        await house.PassAsync(TimeSpan.FromMinutes(6));
        await house.ReconcileAsync();
        Assert.Equal(1, (await house.DeliverAsync())[StorageNames.SummariseQueue]);
        Assert.True(await IsCurrentAsync(house, Later, "mien-nam"));

        // Several regions together have an edition once somebody asked for them.
        await house.Publishing.Publisher.RunAsync(new("2022H2", "mien-bac+mien-nam"), default);
        await house.PassAsync(TimeSpan.FromHours(2));
        await house.ReconcileAsync();
        Assert.Equal(0, await house.PendingAsync(StorageNames.SummariseQueue));

        // The report came without a receipt, which is made up for, and has the summary asked for as well.
        await house.DeliverAsync();

        // What an earlier half-year brings changes what the later one compares with.
        await AcceptAsync(house, Earlier, "82");
        Assert.False(await IsCurrentAsync(house, Later, "mien-nam"));
        await house.PassAsync(TimeSpan.FromMinutes(6));
        await house.ReconcileAsync();
        Assert.Equal(3, (await house.DeliverAsync())[StorageNames.SummariseQueue]);
        Assert.True(await IsCurrentAsync(house, Earlier, "mien-nam"));
        Assert.True(await IsCurrentAsync(house, Later, "mien-nam"));
        Assert.True(await IsCurrentAsync(house, Later, "mien-bac+mien-nam"));
        Assert.Null(await house.Publishing.Publisher.FindAsync(Later, Later.Region("mien-bac")!, default));
        await house.ReconcileAsync();
        Assert.Empty(await house.Failures.UndoneAsync(default));
    }

    [Fact]
    public async Task Files_of_editions_that_never_came_to_be_are_removed_after_a_day()
    {
        var house = new Household(Connection);
        await AcceptAsync(house, Later, "82");
        await house.Publishing.Publisher.RunAsync(new("2022H2", "mien-nam"), default);
        var scope = Later.Region("mien-nam")!;
        var files = await FilesAsync(house);
        var stray = EditionStore.FileName(Later, scope, 2, new string('a', 64), ".xlsx");
        var overtaken = EditionStore.FileName(Later, scope, 1, new string('b', 64), "-82.xlsx");
        foreach (var name in (string[])[stray, overtaken])
        {
            await house.Publishing.Editions.PutFileAsync(name, ContentTypes.Xlsx, output => output.WriteByte(1), default);
        }

        await house.PassAsync(TimeSpan.FromHours(23));
        Assert.Empty((await house.RetainAsync()).Repairs);
        await house.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, (await house.RetainAsync()).Repairs["StrayEditionFiles"]);
        Assert.Equal(files, await FilesAsync(house));
        Assert.Empty((await house.RetainAsync()).Repairs);
        Assert.True(await IsCurrentAsync(house, Later, "mien-nam"));
    }

    private static async Task AcceptAsync(Household house, Period period, string province) => await house.Publishing.AcceptAsync(
        period, province, ReportContent.Blank(Pipeline.Catalogues.For(period)));

    private static async Task<bool> IsCurrentAsync(Household house, Period period, string code)
    {
        var scope = period.Scope(code)!;
        return await house.Publishing.Publisher.FindAsync(period, scope, default) is { } summary &&
            await house.Publishing.Publisher.IsCurrentAsync(period, scope, summary, default);
    }

    private static async Task<List<string>> FilesAsync(Household house)
    {
        var names = new List<string>();
        await foreach (var blob in house.Pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
