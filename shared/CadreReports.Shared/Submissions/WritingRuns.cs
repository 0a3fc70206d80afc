using Azure;
using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>A run that writes what a version holds.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Id">An id that no other run has; it names the partitions that the run writes (<see cref="SubmissionVersion.Attempt"/>).</param>
/// <param name="ETag">What its row must still be when it completes the version.</param>
public sealed record WritingRun(int Version, string Id, ETag ETag)
{
    /// <summary>Ends the run, together with whatever else the transaction does.</summary>
    internal TableTransactionAction End(SubmissionKey key) =>
        new(TableTransactionActionType.Delete, new TableEntity(key.Partition, VersionRow.RunKeyOf(Version, Id)), ETag);
}

/// <summary>A run that has not ended.</summary>
/// <param name="Key">Whose report it is.</param>
/// <param name="Run">The run.</param>
/// <param name="TouchedAt">When it began, or was taken for dead; real time, UTC.</param>
/// <param name="IsDead">It was taken for dead, and what it wrote has not been cleared.</param>
public sealed record OpenRun(SubmissionKey Key, WritingRun Run, DateTimeOffset TouchedAt, bool IsDead);

/// <summary>
/// The runs that write what versions hold. Each has a row in the report's partition before it writes anything, and loses it in
/// the transaction that completes the version: what a run left behind that died can be found by its row.
/// </summary>
public sealed class WritingRuns(StorageAccount account)
{
    private const string Dead = nameof(Dead);

    private readonly TableClient versions = account.Tables.GetTableClient(StorageNames.VersionsTable);

    /// <summary>Notes a new run.</summary>
    public async Task<WritingRun> BeginAsync(SubmissionKey key, int version, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        var added = await versions.AddEntityAsync(new TableEntity(key.Partition, VersionRow.RunKeyOf(version, id)), cancellationToken);
        return new WritingRun(version, id, added.Headers.ETag!.Value);
    }

    /// <summary>Whether a run has neither ended nor been taken for dead.</summary>
    public async Task<bool> IsOpenAsync(SubmissionKey key, WritingRun run, CancellationToken cancellationToken)
    {
        var row = await versions.GetEntityIfExistsAsync<TableEntity>(
            key.Partition, VersionRow.RunKeyOf(run.Version, run.Id), cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.ETag == run.ETag;
    }

    /// <summary>Ends a run whose contents are cleared.</summary>
    public async Task EndAsync(SubmissionKey key, WritingRun run, CancellationToken cancellationToken)
    {
        try
        {
            await versions.DeleteEntityAsync(key.Partition, VersionRow.RunKeyOf(run.Version, run.Id), ETag.All, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Ended by an earlier try.
        }
    }

    /// <summary>Takes a run for dead: from then on it can no longer complete its version.</summary>
    /// <returns>False when it has ended meanwhile.</returns>
    public async Task<bool> TryBuryAsync(OpenRun run, CancellationToken cancellationToken)
    {
        try
        {
            await versions.UpdateEntityAsync(
                new TableEntity(run.Key.Partition, VersionRow.RunKeyOf(run.Run.Version, run.Run.Id)) { [Dead] = true },
                run.Run.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Every run that has not ended, of all reports.</summary>
    public async Task<IReadOnlyList<OpenRun>> ListAsync(CancellationToken cancellationToken)
    {
        var runs = new List<OpenRun>();
        await foreach (var row in versions.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey ge {VersionRow.RunPrefix} and RowKey lt {"a;"}"), cancellationToken: cancellationToken))
        {
            var parts = row.RowKey[VersionRow.RunPrefix.Length..].Split('|');
            if (SubmissionKey.TryParse(row.PartitionKey, out var key))
            {
                runs.Add(new OpenRun(
                    key, new WritingRun(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1], row.ETag), row.Timestamp!.Value, row.GetBoolean(Dead) ?? false));
            }
        }

        return runs;
    }
}
