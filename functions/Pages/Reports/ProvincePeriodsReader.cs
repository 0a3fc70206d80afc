using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Portal.Reports;
using CadreReports.Submissions;

namespace CadreReports.Functions.Pages.Reports;

/// <summary>Reads for which periods a province has reported, and those that were merged into it.</summary>
public sealed class ProvincePeriodsReader(PeriodRegister register, SubmissionStore store)
{
    /// <param name="province">The province, with its interval of validity.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ProvincePeriodsModel> ReadAsync(Province province, CancellationToken cancellationToken)
    {
        var reports = (await register.AllAsync(cancellationToken))
            .Where(period => period.State != PeriodState.Draft)
            .SelectMany(period => CatalogueSet.MembersOn(province, period.CutOff), (period, member) => (Period: period, Member: member))
            .ToList();
        var submissions = await Task.WhenAll(
            reports.Select(report => store.SubmissionAsync(new SubmissionKey(report.Period.Id, report.Member.Code), cancellationToken)));
        return ProvincePeriodsModel.Of(
            province, [.. reports.Zip(submissions, (report, submission) => new PastReport(report.Period, report.Member, submission))]);
    }
}
