using System.Collections.Frozen;
using System.Reflection;
using CadreReports.Addresses;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary>
/// Which addresses are pages and which only take forms, by the triggers of the functions. A form is sent to its page's own address
/// or to one below it, so the page that it is on is the nearest one above.
/// </summary>
public static class PageRoutes
{
    private static readonly FrozenDictionary<string, string[][]> PartsByMethod = ByMethod();

    /// <summary>The page of a form whose address is not a page itself; null for every other address.</summary>
    /// <param name="path">A path of this site, escaped, without a query.</param>
    public static string? PageOfForm(string path) => Is(HttpMethods.Post, path) && !Is(HttpMethods.Get, path) ? PageAt(path) : null;

    /// <summary>The page at an address or the nearest one above it; the start when there is none.</summary>
    /// <param name="path">A path of this site, escaped, without a query.</param>
    public static string PageAt(string path)
    {
        for (var at = path; at.Length > 1; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            if (Is(HttpMethods.Get, at))
            {
                return at;
            }
        }

        return PageAddress.Home;
    }

    private static bool Is(string method, string path)
    {
        // Two slashes begin the address of another site.
        var parts = path.StartsWith("//", StringComparison.Ordinal) ? [] : path.TrimStart('/').Split('/');
        return PartsByMethod[method].Any(route => route.Length == parts.Length && route.Zip(parts).All(pair =>
            pair.First.StartsWith('{') ? pair.Second.Length > 0 : string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)));
    }

    private static FrozenDictionary<string, string[][]> ByMethod() =>
        (from type in typeof(PageRoutes).Assembly.GetTypes()
         from function in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
         where function.GetCustomAttribute<FunctionAttribute>() is not null
         from parameter in function.GetParameters()
         from trigger in parameter.GetCustomAttributes<HttpTriggerAttribute>()
         let address = trigger.Route ?? string.Empty
         // The start's own place in its route takes nothing, and is no part of other addresses.
         where address.Length > 0 && !address.Contains(':', StringComparison.Ordinal) && !PageRequests.IsOfApi(address)
         from method in trigger.Methods ?? []
         select (Method: method, Parts: address.Split('/')))
        .GroupBy(route => route.Method, route => route.Parts, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
}
