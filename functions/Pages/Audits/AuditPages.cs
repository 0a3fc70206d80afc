using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Audits;

/// <summary>What the page of the audit trail is made of.</summary>
public static class AuditPages
{
    public static IServiceCollection AddAuditPages(this IServiceCollection services) => services.AddSingleton<AuditReader>();
}
