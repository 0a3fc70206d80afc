using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CadreReports.Access;

/// <summary>What bodies, forms and the audit trail call roles.</summary>
public static class RoleName
{
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>All of them, a province's before the centre's.</summary>
    public static IReadOnlyCollection<string> All => Roles.Keys;

    /// <summary>A role's name, such as <c>provinceClerk</c>.</summary>
    public static string Of(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <summary>Reads a name, to the letter.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out Role role)
    {
        role = default;
        return name is not null && Roles.TryGetValue(name, out role);
    }
}
