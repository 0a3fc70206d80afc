using CadreReports.Functions.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Versions;

/// <summary>The parts that the pages about versions are made of.</summary>
internal static class VersionPages
{
    public static IServiceCollection AddVersionPages(this IServiceCollection services) => services
        .AddSingleton<VersionReader>()
        .AddSingleton<ShowVersion>()
        .AddSingleton<PostExplanations>()
        .AddSingleton<PostConfirm>()
        .AddSingleton<PutConfirmation>()
        .AddSingleton<PostInsufficient>();
}
