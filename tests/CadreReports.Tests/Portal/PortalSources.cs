using System.Reflection;
using CadreReports.Functions.Gate;
using CadreReports.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Portal;

/// <summary>What the portal is written in, and which addresses the app answers.</summary>
internal static class PortalSources
{
    private static readonly string Root = Path.Combine(Repository.Folder, "shared", "CadreReports.Portal");

    /// <summary>Every file with one of these endings, by its path within the portal; not those of documents, which are styled for paper.</summary>
    public static IReadOnlyDictionary<string, string> Files(params string[] endings) => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => file.Split('/')[0] is not ("bin" or "obj" or "Documents") && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(Root, file)), StringComparer.Ordinal);

    /// <summary>The routes of functions that answer a method.</summary>
    public static IReadOnlyList<string> Routes(string method) =>
    [
        .. typeof(RequestGate).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(function => function.GetCustomAttribute<FunctionAttribute>() is not null)
            .SelectMany(function => function.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .Where(trigger => trigger.Methods?.Contains(method) == true)
            .Select(trigger => trigger.Route!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether an address, without its query, is one of a route: the parts that are not fixed are anything.</summary>
    public static bool IsOf(string route, string address)
    {
        var (fixedParts, parts) = (route.Split('/'), address.Split('?', '#')[0].TrimStart('/').Split('/'));
        return fixedParts.Length == parts.Length &&
            fixedParts.Zip(parts).All(pair => pair.First.StartsWith('{') ? pair.First.Contains("maxlength(0)", StringComparison.Ordinal) == (pair.Second.Length == 0) : pair.First == pair.Second);
    }
}
