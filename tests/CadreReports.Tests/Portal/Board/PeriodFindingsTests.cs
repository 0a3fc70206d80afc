using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Portal.Board;

public sealed class PeriodFindingsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task All_reports_are_read_as_each_alone()
    {
        var (first, second) = (new Desk(storage.ConnectionString, "2022H2", "82"), new Desk(storage.ConnectionString, "2022H2", "83"));
        // Nothing that is said about the periods before and after is among it.
        var (before, after) = (new Desk(storage.ConnectionString, "2022H1", "82"), new Desk(storage.ConnectionString, "2023H1", "82"));
        foreach (var desk in (Desk[])[first, second, before, after])
        {
            var sent = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
            await desk.ExplainAsync(sent, Desk.Say(1), await desk.FindingAsync(sent, QueryCatalogue.First));
        }

        var findings = new PeriodFindings(first.Pipeline.Store, first.Pipeline.Contents, first.Pipeline.Log);
        for (var again = 0; again < 2; again++)
        {
            var read = await findings.ReadAsync(first.Period.Id, [.. first.Period.Provinces.Where(p => p.Code is "82" or "83" or "84")], default);

            Assert.Equal(["82", "83"], read.Select(report => report.Province.Code));
            foreach (var (report, desk) in read.Zip((Desk[])[first, second]))
            {
                Assert.Equal((await desk.SubmissionAsync()).Latest, report.Version);
                Assert.Equal(await desk.LogAsync(), report.Log);
                Assert.Equal((await desk.Pipeline.Contents.FindingsAsync(desk.Key, report.Version, default)).Select(f => (f.Id, f.Severity)), report.Findings.Select(f => (f.Id, f.Severity)));
            }

            // What is said, and a version sent, after the first reading is there at the next.
            await second.MarkAsync(Assert.Single(read[1].Findings, f => f is { RuleId: QueryCatalogue.First, Severity: Severity.Query }).Id, $"{Desk.Reason} Lần {again}.");
            await first.SendAsync(first.Workbook.Ask(6001 + again).Build());
            await second.DeliverAsync();
        }
    }
}
