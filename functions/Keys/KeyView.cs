using CadreReports.Access;
using CadreReports.Access.Keys;

namespace CadreReports.Functions.Keys;

/// <summary>A key as the administrator sees it; never what opens anything.</summary>
/// <param name="Id">Names it, also as the part between the underscores of its text.</param>
/// <param name="Principal">Its name in the audit trail.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Province">The province's code; null for the centre.</param>
/// <param name="Place">The province's name; null for the centre.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="State">Whether it is good this day.</param>
/// <param name="MadeBy">The id of who made it.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="ValidTo">Its last day, in Vietnam.</param>
/// <param name="LastUsed">The last day of its use; null when it never was.</param>
/// <param name="RevokedAt">When it was revoked, UTC, or null.</param>
/// <param name="RevokedBy">The id of who revoked it.</param>
public sealed record KeyView(
    string Id,
    string Principal,
    Role Role,
    string? Province,
    string? Place,
    string Purpose,
    ApiKeyState State,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateOnly ValidTo,
    DateOnly? LastUsed,
    DateTimeOffset? RevokedAt,
    string? RevokedBy)
{
    /// <param name="key">The key.</param>
    /// <param name="today">This day, in Vietnam.</param>
    public static KeyView Of(ApiKey key, DateOnly today) => new(
        key.Id, key.PrincipalId, key.Role, key.Province?.Code, key.Province?.Name, key.Purpose, key.StateOn(today),
        key.MadeBy, key.MadeAt, key.ValidTo, key.LastUsed, key.RevokedAt, key.RevokedBy);
}
