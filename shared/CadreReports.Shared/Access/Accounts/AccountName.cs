using System.Text.RegularExpressions;

namespace CadreReports.Access.Accounts;

/// <summary>How accounts are named: by office and place, never by a person's name, for the name stands in every log.</summary>
public static partial class AccountName
{
    /// <summary>The most characters of a name; a platform account's has a fixed length of its own.</summary>
    public const int Longest = 40;

    /// <summary>Comes before the object id of an account that signs in at the platform in front of the app.</summary>
    public const string PlatformPrefix = "entra-";

    /// <summary>What the ids of those begin with who have no account: nobody may take theirs.</summary>
    private static readonly string[] ReservedPrefixes = [PlatformPrefix, "key-", "development-"];

    /// <summary>What the audit trail calls parts of the system.</summary>
    private static readonly string[] Reserved = [FirstAdministrator.Maker, "reconciler", "retention"];

    /// <summary>Whether an account with a password may have this name.</summary>
    public static bool IsAllowed(string name) =>
        Pattern().IsMatch(name) && !Reserved.Contains(name, StringComparer.Ordinal) &&
        !ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether it names an account that signs in at the platform: <see cref="PlatformPrefix"/> and an object id.</summary>
    public static bool IsPlatform(string name) =>
        name.StartsWith(PlatformPrefix, StringComparison.Ordinal) &&
        Guid.TryParseExact(name[PlatformPrefix.Length..], "D", out var id) && name.EndsWith(id.ToString("D"), StringComparison.Ordinal);

    /// <summary>Whether there can be an account of this name, of one kind or the other.</summary>
    public static bool CanBe(string name) => IsAllowed(name) || IsPlatform(name);

    /// <summary>The name as it is kept, of one that somebody typed, such as <c>quan-tri</c> of <c> Quan-Tri</c>; null when no account can be meant.</summary>
    public static string? Of(string typed)
    {
        var name = typed.Trim().ToLowerInvariant();
        return CanBe(name) ? name : null;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{2,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
