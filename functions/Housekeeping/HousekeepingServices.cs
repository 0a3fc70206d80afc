using CadreReports.Audits;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Housekeeping.Retention;
using CadreReports.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CadreReports.Functions.Housekeeping;

/// <summary>The parts of housekeeping.</summary>
public static class HousekeepingServices
{
    public static IServiceCollection AddHousekeeping(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<NoticeDesk>();
        return services
            .AddSingleton<HousekeepingMetrics>()
            .AddSingleton<RepairLog>()
            .AddSingleton<FailureStore>()
            .AddSingleton<WorkCheck>()
            .AddSingleton<FailureDesk>()
            .AddSingleton<UploadTrouble>()
            .AddSingleton<UploadFollower>()
            .AddSingleton<LostUploads>()
            .AddSingleton<PoisonQueues>()
            .AddSingleton<DeadRuns>()
            .AddSingleton<StaleSummaries>()
            .AddSingleton<MissedNotices>()
            .AddSingleton<QueueAges>()
            .AddSingleton<LastRound>()
            .AddSingleton<Reconciler>()
            .AddSingleton<InboxRetention>()
            .AddSingleton<QuarantineRetention>()
            .AddSingleton<FailureRetention>()
            .AddSingleton<StrayEditionFiles>()
            .AddSingleton<TicketRetention>()
            .AddSingleton<RetentionRound>();
    }
}
