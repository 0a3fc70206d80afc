using CadreReports.Functions.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Keys;

/// <summary>What the pages about keys are made of.</summary>
public static class KeyPages
{
    public static IServiceCollection AddKeyPages(this IServiceCollection services) => services
        .AddSingleton<PostKey>()
        .AddSingleton<DeleteKey>()
        .AddSingleton<ShowKeys>();
}
