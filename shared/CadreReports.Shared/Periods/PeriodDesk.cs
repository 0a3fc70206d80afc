using System.Globalization;
using Azure.Storage.Queues;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;

namespace CadreReports.Periods;

/// <summary>
/// Where the centre decides about a period. The act comes first and is what counts; what follows from it, the line of the
/// audit trail, the letters to the provinces and the summaries whose timeliness changed, is made up for when the same is
/// wanted again, and by <see cref="ConfirmAsync"/> for whatever died in between.
/// </summary>
public sealed class PeriodDesk(StorageAccount account, PeriodRegister register, AuditLog audit, IPeriodNotices notices, TimeProvider time)
{
    private readonly QueueClient summarise = account.Queues.GetQueueClient(StorageNames.SummariseQueue);

    /// <summary>Does what is wanted, once; wanted again, it adds nothing and sees to it that everything has followed.</summary>
    /// <param name="id">A period of the catalogue.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="who">The id of who wants it.</param>
    /// <param name="cancellationToken">Stops between steps; an act that was written counts all the same.</param>
    public async Task<PeriodResult> ActAsync(PeriodId id, PeriodWish wish, string who, CancellationToken cancellationToken)
    {
        var result = await register.AddAsync(id, wish, who, time, cancellationToken);
        if (result.Refusal is not null)
        {
            return result;
        }

        await ConfirmAsync(id, cancellationToken);
        foreach (var region in result.Period.Regions.Where(r => wish.Province is null || r.Provinces.Any(p => p.Code == wish.Province)))
        {
            await summarise.SendMessageAsync(Envelope.Write(new SummariseMessage(id.ToString(), region.Code)), cancellationToken);
        }

        return result;
    }

    /// <summary>
    /// Sees to it that every act has its line in the audit trail and its letters. Doing it again adds nothing. The summaries
    /// are left to who looks for those that are behind: the terms are part of their key.
    /// </summary>
    public async Task ConfirmAsync(PeriodId id, CancellationToken cancellationToken)
    {
        foreach (var act in await register.ActsAsync(id, cancellationToken))
        {
            await audit.AddOnceAsync(
                new AuditEntry(act.At, act.Who, ActionOf(act), id.ToString(), act.Province, NumberOf(act), DetailOf(act)),
                $"period-{id}-{NumberOf(act)}",
                cancellationToken);
        }

        await notices.AnnounceAsync(id, cancellationToken);
    }

    private static string NumberOf(PeriodAct act) => act.Number.ToString("000000", CultureInfo.InvariantCulture);

    private static string ActionOf(PeriodAct act) => (act.Kind, act.Province, act.State) switch
    {
        (PeriodActKind.Due, null, _) => "period.due",
        (PeriodActKind.Due, _, _) => act.Due is null ? "period.extension.end" : "period.extension",
        (PeriodActKind.Confirmation, _, _) => act.Asked == true ? "period.confirmation" : "period.confirmation.end",
        (_, _, PeriodState.Open) => "period.open",
        (_, _, PeriodState.Locked) => "period.lock",
        (_, _, PeriodState.Published) => "period.publish",
        (_, _, PeriodState.Reopened) => "period.reopen",
        _ => "period.follow",
    };

    private static string? DetailOf(PeriodAct act) => act.Due is { } due
        ? due.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture)
        : null;
}
