using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Summaries;

/// <summary>The parts that the pages of summaries are made of.</summary>
public static class SummaryPages
{
    public static IServiceCollection AddSummaryPages(this IServiceCollection services) => services.AddSingleton<SummaryReader>();
}
