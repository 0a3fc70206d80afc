using CadreReports.Access;
using CadreReports.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Health;

/// <summary>What looks whether the system works.</summary>
public static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Attempt>()
        .AddSingleton<StorageProbe>()
        .AddSingleton<QueueGlance>()
        .AddSingleton<HealthCheck>()
        .AddSingleton(LocalOperator.From(configuration));
}
