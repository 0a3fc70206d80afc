using CadreReports.Catalogue;

namespace CadreReports.Access.Keys;

/// <summary>What is known of a script's key; never the key itself.</summary>
/// <param name="Id">Says nothing about whom it stands for.</param>
/// <param name="Role"><see cref="Role.ProvinceClerk"/> with a province, <see cref="Role.CentralAnalyst"/> without.</param>
/// <param name="Province">The province it acts for; null for the centre.</param>
/// <param name="Purpose">What it is for, in the words of who made it.</param>
/// <param name="MadeBy">The id of who made it.</param>
/// <param name="MadeAt">When, UTC, on the application's clock.</param>
/// <param name="ValidTo">The last day it is good for, in Vietnam.</param>
public sealed record ApiKey(
    string Id, Role Role, Province? Province, string Purpose, string MadeBy, DateTimeOffset MadeAt, DateOnly ValidTo)
{
    /// <summary>When it was revoked, UTC; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The id of who revoked it.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>The last day it was used, in Vietnam; null when it never was.</summary>
    public DateOnly? LastUsed { get; init; }

    /// <summary>Its name in logs and rows.</summary>
    public string PrincipalId => "key-" + Id;

    /// <summary>How it stands on a day, in Vietnam.</summary>
    public ApiKeyState StateOn(DateOnly day) =>
        RevokedAt is not null ? ApiKeyState.Revoked : day > ValidTo ? ApiKeyState.Expired : ApiKeyState.Valid;
}

/// <summary>How a key stands.</summary>
public enum ApiKeyState
{
    /// <summary>It opens what its role may do.</summary>
    Valid,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>The centre took it back.</summary>
    Revoked,
}

/// <summary>A key to be made.</summary>
/// <param name="Province">The province it is to act for; null for the centre.</param>
/// <param name="Purpose">What it is for: one line, no more than <see cref="LongestPurpose"/> characters.</param>
/// <param name="ValidTo">Its last day: from this day on, no more than <see cref="LongestDays"/> days ahead.</param>
public sealed record ApiKeyDraft(Province? Province, string Purpose, DateOnly ValidTo)
{
    public const int LongestPurpose = 100;
    public const int LongestDays = 366;

    /// <summary>A script of a province sends in its place; one of the centre only reads, and works as an analyst does.</summary>
    public Role Role => Province is null ? Role.CentralAnalyst : Role.ProvinceClerk;

    /// <summary>Why it is not made; null when it is right.</summary>
    /// <param name="today">This day, in Vietnam.</param>
    public ApiKeyRefusal? Check(DateOnly today) =>
        Purpose.Length is 0 or > LongestPurpose || Purpose.Any(char.IsControl) ? ApiKeyRefusal.Purpose
        : ValidTo < today || ValidTo.DayNumber - today.DayNumber > LongestDays ? ApiKeyRefusal.ValidTo
        : Province is { } province && !province.IsValidOn(today) ? ApiKeyRefusal.Province
        : null;
}

/// <summary>Why a key is not made.</summary>
public enum ApiKeyRefusal
{
    /// <summary>What it is for is not said, not on one line, or at too great a length.</summary>
    Purpose,

    /// <summary>Its last day is past or too far ahead.</summary>
    ValidTo,

    /// <summary>There is no such province this day.</summary>
    Province,
}

/// <summary>What a text that was sent as a key turned out to be.</summary>
/// <param name="Principal">Whose key it is; null when it opens nothing.</param>
/// <param name="State">How the key stands; null when it is nobody's.</param>
public sealed record ApiKeyVerdict(Principal? Principal, ApiKeyState? State)
{
    /// <summary>No key at all, or not the one with its id.</summary>
    public static ApiKeyVerdict Unknown { get; } = new(null, null);
}
