using Azure.Data.Tables;
using CadreReports.Catalogue;

namespace CadreReports.Reminders.Delivery;

/// <summary>An entry of the outbox as a row of its table.</summary>
internal static class OutboxRow
{
    /// <summary>Whether something is left to do; what a sweep looks for.</summary>
    public const string Open = nameof(Open);

    /// <summary>Whose claim it is, so that a sender knows its own when the answer to its writing was lost.</summary>
    public const string Claim = nameof(Claim);

    public static TableEntity Write(OutboxEntry entry, string? claim)
    {
        var notice = entry.Notice;
        return new TableEntity(notice.Period.ToString(), notice.Key)
        {
            [nameof(Notice.Province)] = notice.Province,
            [nameof(Notice.Kind)] = notice.Kind.ToString(),
            [nameof(Notice.Occasion)] = notice.Occasion,
            [nameof(Notice.NotBefore)] = notice.NotBefore,
            [nameof(Notice.About)] = notice.About,
            [nameof(Notice.Version)] = notice.Version,
            [nameof(Notice.Account)] = notice.Account,
            [nameof(OutboxEntry.State)] = entry.State.ToString(),
            [nameof(OutboxEntry.PlannedAt)] = entry.PlannedAt,
            [nameof(OutboxEntry.Attempts)] = entry.Attempts,
            [nameof(OutboxEntry.NextAt)] = entry.NextAt,
            [nameof(OutboxEntry.SettledAt)] = entry.SettledAt,
            [nameof(OutboxEntry.Problem)] = entry.Problem,
            [nameof(OutboxEntry.Date)] = entry.Date,
            [nameof(OutboxEntry.Done)] = entry.Done.Count == 0 ? null : string.Join(' ', entry.Done),
            [nameof(OutboxEntry.Reached)] = entry.Reached,
            [nameof(OutboxEntry.WantedAt)] = entry.WantedAt,
            [nameof(OutboxEntry.StoppedBy)] = entry.StoppedBy,
            [nameof(OutboxEntry.StopReason)] = entry.StopReason,
            [Open] = entry.SettledAt is null,
            [Claim] = claim,
        };
    }

    public static OutboxEntry Read(TableEntity row) => new(
        new Notice(
            PeriodId.Parse(row.PartitionKey),
            row.GetString(nameof(Notice.Province)),
            Enum.Parse<NoticeKind>(row.GetString(nameof(Notice.Kind))),
            row.GetString(nameof(Notice.Occasion)))
        {
            NotBefore = row.GetDateTimeOffset(nameof(Notice.NotBefore)),
            About = row.GetString(nameof(Notice.About)),
            Version = row.GetInt32(nameof(Notice.Version)),
            Account = row.GetString(nameof(Notice.Account)),
        },
        Enum.Parse<OutboxState>(row.GetString(nameof(OutboxEntry.State))),
        row.GetDateTimeOffset(nameof(OutboxEntry.PlannedAt))!.Value,
        row.GetInt32(nameof(OutboxEntry.Attempts))!.Value,
        row.GetDateTimeOffset(nameof(OutboxEntry.NextAt))!.Value,
        row.GetDateTimeOffset(nameof(OutboxEntry.SettledAt)),
        row.GetString(nameof(OutboxEntry.Problem)))
    {
        Date = row.GetDateTimeOffset(nameof(OutboxEntry.Date)),
        Done = row.GetString(nameof(OutboxEntry.Done))?.Split(' ') ?? [],
        Reached = row.GetBoolean(nameof(OutboxEntry.Reached)) ?? false,
        WantedAt = row.GetDateTimeOffset(nameof(OutboxEntry.WantedAt)),
        StoppedBy = row.GetString(nameof(OutboxEntry.StoppedBy)),
        StopReason = row.GetString(nameof(OutboxEntry.StopReason)),
    };
}
