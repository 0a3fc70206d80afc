using System.Globalization;
using Azure.Data.Tables;
using CadreReports.Audits;

namespace CadreReports.Access.Accounts;

/// <summary>Accounts as rows: a partition each, with the account, its sessions and what was done to it.</summary>
internal static class AccountRows
{
    public const string AccountKey = "account";
    public const string SessionPrefix = "session|";
    public const string ActPrefix = "act|";

    private const string DayFormat = "yyyy-MM-dd";

    public static TableEntity Write(Account account) => new(account.Name, AccountKey)
    {
        [nameof(Account.Role)] = account.Role.ToString(),
        [nameof(Account.ProvinceCode)] = account.ProvinceCode,
        [nameof(Account.ProvinceFrom)] = account.ProvinceFrom?.ToString(DayFormat, CultureInfo.InvariantCulture),
        [nameof(Account.IsSample)] = account.IsSample,
        [nameof(Account.IsClosed)] = account.IsClosed,
        [nameof(Account.MadeAt)] = account.MadeAt,
        [nameof(Account.SignedInAt)] = account.SignedInAt,
        [nameof(Account.OneTimeUntil)] = account.OneTimeUntil,
        [nameof(Account.OneTimeMadeAt)] = account.OneTimeMadeAt,
        [nameof(Account.IsOneTimeUsed)] = account.IsOneTimeUsed,
        [nameof(Account.OneTimes)] = account.OneTimes,
        [nameof(Account.OwnPasswordSince)] = account.OwnPasswordSince,
        [nameof(Account.LockedUntil)] = account.LockedUntil,
        [nameof(Account.PasswordHash)] = account.PasswordHash,
        [nameof(Account.FailedTries)] = account.FailedTries,
        [nameof(Account.Stamp)] = account.Stamp,
        [nameof(Account.Acts)] = account.Acts,
        [nameof(Account.ToldActs)] = account.ToldActs,
    };

    public static Account ReadAccount(TableEntity row) => new(
        row.PartitionKey,
        Enum.Parse<Role>(row.GetString(nameof(Account.Role))),
        row.GetString(nameof(Account.ProvinceCode)),
        row.GetString(nameof(Account.ProvinceFrom)) is { } day ? DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture) : null)
    {
        IsSample = row.GetBoolean(nameof(Account.IsSample)) == true,
        IsClosed = row.GetBoolean(nameof(Account.IsClosed)) == true,
        MadeAt = row.GetDateTimeOffset(nameof(Account.MadeAt)).GetValueOrDefault(),
        SignedInAt = row.GetDateTimeOffset(nameof(Account.SignedInAt)),
        OneTimeUntil = row.GetDateTimeOffset(nameof(Account.OneTimeUntil)),
        OneTimeMadeAt = row.GetDateTimeOffset(nameof(Account.OneTimeMadeAt)),
        IsOneTimeUsed = row.GetBoolean(nameof(Account.IsOneTimeUsed)) == true,
        OneTimes = row.GetInt32(nameof(Account.OneTimes)).GetValueOrDefault(),
        OwnPasswordSince = row.GetDateTimeOffset(nameof(Account.OwnPasswordSince)),
        LockedUntil = row.GetDateTimeOffset(nameof(Account.LockedUntil)),
        PasswordHash = row.GetString(nameof(Account.PasswordHash)),
        FailedTries = row.GetInt32(nameof(Account.FailedTries)).GetValueOrDefault(),
        Stamp = row.GetString(nameof(Account.Stamp)),
        Acts = row.GetInt32(nameof(Account.Acts)).GetValueOrDefault(),
        ToldActs = row.GetInt32(nameof(Account.ToldActs)).GetValueOrDefault(),
        ETag = row.ETag,
    };

    public static TableEntity Write(string account, Session session) => new(account, SessionPrefix + session.Key)
    {
        [nameof(Session.Started)] = session.Started,
        [nameof(Session.Until)] = session.Until,
        [nameof(Session.IsOneTime)] = session.IsOneTime,
        [nameof(Session.Stamp)] = session.Stamp,
    };

    public static Session ReadSession(TableEntity row) => new(
        row.RowKey[SessionPrefix.Length..],
        row.GetDateTimeOffset(nameof(Session.Started)).GetValueOrDefault(),
        row.GetDateTimeOffset(nameof(Session.Until)).GetValueOrDefault(),
        row.GetBoolean(nameof(Session.IsOneTime)) == true)
    {
        Stamp = row.GetString(nameof(Session.Stamp)),
    };

    public static string ActKey(int number) => string.Create(CultureInfo.InvariantCulture, $"{ActPrefix}{number:000000}");

    public static TableEntity Write(Account account, int number, AccountAct act) => new(account.Name, ActKey(number))
    {
        [nameof(AccountAct.Action)] = act.Action,
        [nameof(AccountAct.Who)] = act.Who,
        [nameof(AccountAct.At)] = act.At,
        [nameof(AccountAct.Detail)] = act.Detail,
        [nameof(Account.ProvinceCode)] = account.ProvinceCode,
    };

    /// <summary>The act as a line of the audit trail, and the id that keeps it there once.</summary>
    public static (AuditEntry Line, string Id) ReadAct(TableEntity row) => (
        new AuditEntry(
            row.GetDateTimeOffset(nameof(AccountAct.At)).GetValueOrDefault(),
            row.GetString(nameof(AccountAct.Who)),
            row.GetString(nameof(AccountAct.Action)),
            Period: null,
            row.GetString(nameof(Account.ProvinceCode)),
            Subject: row.PartitionKey,
            row.GetString(nameof(AccountAct.Detail))),
        $"account-{row.PartitionKey}-{row.RowKey[ActPrefix.Length..]}");
}
