using System.Reflection;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The folder that the solution is in.</summary>
internal static class Repository
{
    public static string Folder { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryFolder").Value!;
}
