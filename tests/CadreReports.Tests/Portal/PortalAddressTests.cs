using System.Reflection;
using System.Text.RegularExpressions;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Tests.Portal;

/// <summary>Where pages lead and what their forms do: every address is answered, and every form is on a page.</summary>
public sealed partial class PortalAddressTests
{
    /// <summary>What the platform in front of the app answers, and what only stands within other addresses.</summary>
    private static readonly HashSet<string> NotOurs =
        [nameof(PageAddress.PlatformSignIn), nameof(PageAddress.PlatformSignOut), nameof(PageAddress.Files)];

    [Fact]
    public void Every_address_that_pages_and_letters_lead_to_is_answered()
    {
        var answered = PortalSources.Routes("get").Concat(PortalSources.Routes("post")).ToList();
        Assert.All(Addresses(), one => Assert.Contains(answered, route => PortalSources.IsOf(route, one.Address)));
    }

    [Fact]
    public void Every_form_that_is_taken_is_on_a_page()
    {
        var sent = FormTargets();
        var addresses = Addresses().Where(one => sent.Contains(one.Name)).Select(one => one.Address).ToList();
        Assert.All(PagesForms(), route => Assert.Contains(addresses, address => PortalSources.IsOf(route, address)));
    }

    [Fact]
    public void Every_form_on_a_page_is_taken()
    {
        var sent = FormTargets();
        var routes = PagesForms();
        Assert.All(Addresses().Where(one => sent.Contains(one.Name)), one => Assert.Contains(routes, route => PortalSources.IsOf(route, one.Address)));
    }

    private static List<string> PagesForms() => [.. PortalSources.Routes("post").Where(route => !route.StartsWith("api/", StringComparison.Ordinal))];

    /// <summary>The members of <see cref="PageAddress"/> that forms are sent to.</summary>
    private static HashSet<string> FormTargets()
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, text) in PortalSources.Files(".razor"))
        {
            foreach (Match form in Target().Matches(text))
            {
                // What is not said there is said in the same file, or by the model.
                var said = form.Groups["target"].Value;
                foreach (Match member in Member().Matches(said.Contains(nameof(PageAddress), StringComparison.Ordinal) ? said : string.Join('\n', Assigned().Matches(text).Select(m => m.Value))))
                {
                    targets.Add(member.Groups["name"].Value);
                }
            }
        }

        // The model of the page has the query that leads on.
        targets.Add(nameof(PageAddress.SignIn));
        return targets;
    }

    private static List<(string Name, string Address)> Addresses() =>
    [
        .. typeof(PageAddress).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, Address: (string)field.GetRawConstantValue()!))
            .Where(one => one.Address.StartsWith('/') && !NotOurs.Contains(one.Name)),
        .. Built(typeof(PageAddress)),
        .. Built(typeof(FileAddress)),
    ];

    private static IEnumerable<(string Name, string Address)> Built(Type addresses) =>
        from method in addresses.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !NotOurs.Contains(method.Name)
        select (method.Name, (string)method.Invoke(null, [.. method.GetParameters().Select(ValueOf)])!);

    private static object ValueOf(ParameterInfo parameter) => parameter.ParameterType == typeof(SubmissionKey) ? new SubmissionKey(PortalStage.Open, "82")
        : parameter.ParameterType == typeof(PeriodId) ? PortalStage.Open
        : parameter.ParameterType == typeof(int) ? 1
        : "x";

    /// <summary>Where a form is sent, as a component says it.</summary>
    [GeneratedRegex("<PageForm[^>]*? Action=\"@(?<target>[^\"]*)\"|formaction=\"@(?<target>[^\"]*)\"|<ProvinceForm[^>]*? Action=\"@(?<target>[^\"]*)\"")]
    private static partial Regex Target();

    [GeneratedRegex(@"[Aa]ddress =>? PageAddress\.\w+")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"PageAddress\.(?<name>\w+)")]
    private static partial Regex Member();
}
