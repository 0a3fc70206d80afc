using Azure;

namespace CadreReports.Access.Accounts;

/// <summary>What is known about somebody who may sign in.</summary>
/// <param name="Name">See <see cref="AccountName"/>; never given out again.</param>
/// <param name="Role">What they are.</param>
/// <param name="ProvinceCode">The province they act for; null for the centre.</param>
/// <param name="ProvinceFrom">Since when that province is valid, which tells it from others of the same code; null for the centre.</param>
public sealed record Account(string Name, Role Role, string? ProvinceCode, DateOnly? ProvinceFrom)
{
    /// <summary>Made for a trial and honoured nowhere else.</summary>
    public bool IsSample { get; init; }

    /// <summary>Nobody signs in with it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When somebody last signed in with its password, UTC; null for never.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>Until when its one-time password is good, UTC; null when the password is its owner's own, or it has none.</summary>
    public DateTimeOffset? OneTimeUntil { get; init; }

    /// <summary>When the one-time password was made, UTC; null like <see cref="OneTimeUntil"/>.</summary>
    public DateTimeOffset? OneTimeMadeAt { get; init; }

    /// <summary>Whether somebody has signed in with the one-time password.</summary>
    public bool IsOneTimeUsed { get; init; }

    /// <summary>How many one-time passwords were made for it: another one since somebody looked shows in this alone.</summary>
    public int OneTimes { get; init; }

    /// <summary>When its owner first set a password of their own, UTC; null while they have not.</summary>
    public DateTimeOffset? OwnPasswordSince { get; init; }

    /// <summary>Until when no password is tried, UTC; one in the past says nothing any more.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether it signs in at the platform in front of the app and has no password here.</summary>
    public bool IsPlatform => AccountName.IsPlatform(Name);

    internal string? PasswordHash { get; init; }

    /// <summary>How many tries since the last good one.</summary>
    internal int FailedTries { get; init; }

    /// <summary>What every open session must have: another one ends them all.</summary>
    internal string Stamp { get; init; } = string.Empty;

    /// <summary>How many things were done to it, each with a row of its own.</summary>
    internal int Acts { get; init; }

    /// <summary>How many of these have their line in the audit trail for sure.</summary>
    internal int ToldActs { get; init; }

    internal ETag ETag { get; init; }

    /// <summary>Just the name, so that nothing else gets into a log.</summary>
    public override string ToString() => Name;
}

/// <summary>Something that was done to an account.</summary>
/// <param name="Action">Such as <c>account.close</c>.</param>
/// <param name="Who">The id of who did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Detail">The role that was given, or null.</param>
internal sealed record AccountAct(string Action, string Who, DateTimeOffset At, string? Detail = null);
