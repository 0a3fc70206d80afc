using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Periods;

/// <summary>
/// The periods as they stand: what the catalogue declares, and what the centre has decided since. Read anew each time, so
/// that a lock holds for whatever is looked at after it.
/// </summary>
public sealed class PeriodRegister(CatalogueSet catalogues, StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.PeriodsTable);

    /// <summary>The period as it stands, with what holds for single provinces (<see cref="Period.Terms"/>); null when there is none.</summary>
    public async Task<Period?> FindAsync(PeriodId id, CancellationToken cancellationToken) =>
        catalogues.Period(id) is { } declared ? PeriodTimeline.Apply(declared, await ActsAsync(id, cancellationToken)) : null;

    /// <inheritdoc cref="FindAsync(PeriodId, CancellationToken)"/>
    public Task<Period?> FindAsync(string id, CancellationToken cancellationToken) =>
        PeriodId.TryParse(id, out var parsed) ? FindAsync(parsed, cancellationToken) : Task.FromResult<Period?>(null);

    /// <summary>A period of the catalogue as it stands after these acts, which <see cref="ActsAsync(PeriodId, CancellationToken)"/> gave.</summary>
    public Period Apply(PeriodId id, IReadOnlyList<PeriodAct> acts) => PeriodTimeline.Apply(Declared(id), acts);

    /// <summary>Every period as it stands, oldest first.</summary>
    public async Task<IReadOnlyList<Period>> AllAsync(CancellationToken cancellationToken)
    {
        var acts = await ActsAsync(cancellationToken);
        return [.. catalogues.Periods.Select(declared => PeriodTimeline.Apply(declared, [.. acts[declared.Id.ToString()]]))];
    }

    /// <summary>The periods about which the centre decided anything, oldest first.</summary>
    public async Task<IReadOnlyList<PeriodId>> DecidedAsync(CancellationToken cancellationToken)
    {
        var acts = await ActsAsync(cancellationToken);
        return [.. catalogues.Periods.Select(declared => declared.Id).Where(id => acts.Contains(id.ToString()))];
    }

    /// <summary>What the centre decided about a period, in order.</summary>
    public async Task<IReadOnlyList<PeriodAct>> ActsAsync(PeriodId id, CancellationToken cancellationToken)
    {
        var acts = new List<PeriodAct>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()}"), cancellationToken: cancellationToken))
        {
            acts.Add(Read(row));
        }

        return acts;
    }

    /// <summary>
    /// Adds an act when what is wanted is not so already and is allowed, in view of all acts before it: of two that are
    /// wanted at once one comes first, and the other is looked at again after it.
    /// </summary>
    /// <param name="id">A period of the catalogue.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="who">The id of who wants it.</param>
    /// <param name="time">The application's clock.</param>
    /// <param name="cancellationToken">Stops before the act is written.</param>
    /// <exception cref="ArgumentException">There is no such period, or the wish is for a province that it does not have.</exception>
    public async Task<PeriodResult> AddAsync(PeriodId id, PeriodWish wish, string who, TimeProvider time, CancellationToken cancellationToken)
    {
        var declared = Declared(id);
        if (wish.Province is { } province && declared.Province(province) is null)
        {
            throw new ArgumentException($"Period {id} has no province {province}.", nameof(wish));
        }

        while (true)
        {
            var acts = await ActsAsync(id, cancellationToken);
            var period = PeriodTimeline.Apply(declared, acts);
            var now = time.GetUtcNow();
            if (PeriodRules.IsSo(period, wish))
            {
                return new PeriodResult(period, null, null);
            }

            if (PeriodRules.Check(period, wish, now) is { } refusal)
            {
                return new PeriodResult(period, null, refusal);
            }

            // Never before the act that it follows, whatever the clocks of two machines say.
            var at = acts is [.., var last] && last.At > now ? last.At : now;
            var act = new PeriodAct(
                acts.Count + 1, wish.Kind, wish.Province, wish.State, wish.Due is { } due ? VietnamTime.Of(due) : null, wish.Reason, who, at, wish.Asked);
            try
            {
                await table.AddEntityAsync(Write(id, act), cancellationToken);
                return new PeriodResult(PeriodTimeline.Apply(declared, [.. acts, act]), act, null);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another act has that number now, or it is our own whose answer was lost: look again.
            }
        }
    }

    private async Task<ILookup<string, PeriodAct>> ActsAsync(CancellationToken cancellationToken)
    {
        var acts = new List<(string Period, PeriodAct Act)>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            acts.Add((row.PartitionKey, Read(row)));
        }

        return acts.ToLookup(a => a.Period, a => a.Act, StringComparer.Ordinal);
    }

    private Period Declared(PeriodId id) => catalogues.Period(id) ?? throw new ArgumentException($"There is no period {id}.", nameof(id));

    private static TableEntity Write(PeriodId id, PeriodAct act) => new(id.ToString(), act.Number.ToString("000000", CultureInfo.InvariantCulture))
    {
        [nameof(PeriodAct.Kind)] = act.Kind.ToString(),
        [nameof(PeriodAct.Province)] = act.Province,
        [nameof(PeriodAct.State)] = act.State?.ToString(),
        [nameof(PeriodAct.Due)] = act.Due,
        [nameof(PeriodAct.Reason)] = act.Reason,
        [nameof(PeriodAct.Who)] = act.Who,
        [nameof(PeriodAct.At)] = act.At,
        [nameof(PeriodAct.Asked)] = act.Asked,
    };

    private static PeriodAct Read(TableEntity row) => new(
        int.Parse(row.RowKey, CultureInfo.InvariantCulture),
        Enum.Parse<PeriodActKind>(row.GetString(nameof(PeriodAct.Kind))),
        row.GetString(nameof(PeriodAct.Province)),
        row.GetString(nameof(PeriodAct.State)) is { } state ? Enum.Parse<PeriodState>(state) : null,
        row.GetDateTimeOffset(nameof(PeriodAct.Due)) is { } due ? VietnamTime.Of(due) : null,
        row.GetString(nameof(PeriodAct.Reason)),
        row.GetString(nameof(PeriodAct.Who)),
        row.GetDateTimeOffset(nameof(PeriodAct.At))!.Value,
        row.GetBoolean(nameof(PeriodAct.Asked)));
}
