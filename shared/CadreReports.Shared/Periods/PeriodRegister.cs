using System.Globalization;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

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

    /// <summary>Every period as it stands, oldest first.</summary>
    public async Task<IReadOnlyList<Period>> AllAsync(CancellationToken cancellationToken)
    {
        var acts = new List<(string Period, PeriodAct Act)>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            acts.Add((row.PartitionKey, Read(row)));
        }

        var byPeriod = acts.ToLookup(a => a.Period, a => a.Act, StringComparer.Ordinal);
        return [.. catalogues.Periods.Select(declared => PeriodTimeline.Apply(declared, [.. byPeriod[declared.Id.ToString()]]))];
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

    private static PeriodAct Read(TableEntity row) => new(
        int.Parse(row.RowKey, CultureInfo.InvariantCulture),
        Enum.Parse<PeriodActKind>(row.GetString(nameof(PeriodAct.Kind))),
        row.GetString(nameof(PeriodAct.Province)),
        row.GetString(nameof(PeriodAct.State)) is { } state ? Enum.Parse<PeriodState>(state) : null,
        row.GetDateTimeOffset(nameof(PeriodAct.Due)) is { } due ? Time.VietnamTime.Of(due) : null,
        row.GetString(nameof(PeriodAct.Reason)),
        row.GetString(nameof(PeriodAct.Who)),
        row.GetDateTimeOffset(nameof(PeriodAct.At))!.Value);
}
