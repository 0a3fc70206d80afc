using CadreReports.Functions.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Reports;

/// <summary>The parts of the pages of a province's report.</summary>
public static class ReportPages
{
    public static IServiceCollection AddReportPages(this IServiceCollection services) => services
        .AddSingleton<ReportReader>()
        .AddSingleton<ProvincePeriodsReader>()
        .AddSingleton<PutSubmission>()
        .AddSingleton<ShowReport>();
}
