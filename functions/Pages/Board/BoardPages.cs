using CadreReports.Functions.Housekeeping;
using CadreReports.Functions.Submissions;
using CadreReports.Status;
using CadreReports.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CadreReports.Functions.Pages.Board;

/// <summary>What the pages of a period's board are made of.</summary>
public static class BoardPages
{
    public static IServiceCollection AddBoardPages(this IServiceCollection services)
    {
        // Pages of other capabilities may pass on to the same functions.
        services.TryAddSingleton<PostReturn>();
        services.TryAddSingleton<PostQuestion>();
        services.TryAddSingleton<PostInsufficient>();
        services.TryAddSingleton<PostRetry>();
        services.TryAddSingleton<PostDismissal>();
        return services
            .AddSingleton<StatusReader>()
            .AddSingleton<PeriodFindings>()
            .AddSingleton<UnclaimedReader>()
            .AddSingleton<ShowReturn>()
            .AddSingleton<ShowAsk>()
            .AddSingleton<ShowFindings>()
            .AddSingleton<ShowUnclaimed>();
    }
}
