using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>The rows of <c>Submissions</c>, which are derived from the versions: a partition a period, a row a province.</summary>
internal sealed class BoardRows(StorageAccount account)
{
    private const string CurrentPrefix = "Current";
    private const string LatestPrefix = "Latest";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.SubmissionsTable);

    /// <summary>A row with what it was read at; null when there is none.</summary>
    public async Task<(Submission Submission, ETag ETag)?> FindAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(key.Period.ToString(), key.Province, cancellationToken: cancellationToken);
        return row.HasValue ? (Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>Those of a period, by province code.</summary>
    public async Task<IReadOnlyDictionary<string, Submission>> ListAsync(PeriodId period, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Submission>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()}"), cancellationToken: cancellationToken))
        {
            found.Add(row.RowKey, Read(row));
        }

        return found;
    }

    /// <summary>Those of a period and all before it, by period; the keys of periods are in their order.</summary>
    public async Task<ILookup<PeriodId, Submission>> ListUntilAsync(PeriodId last, CancellationToken cancellationToken)
    {
        var found = new List<(PeriodId Period, Submission Submission)>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey le {last.ToString()}"), cancellationToken: cancellationToken))
        {
            found.Add((PeriodId.Parse(row.PartitionKey), Read(row)));
        }

        return found.ToLookup(f => f.Period, f => f.Submission);
    }

    /// <summary>When storage last wrote each, of all periods; real time, UTC.</summary>
    public async Task<IReadOnlyDictionary<SubmissionKey, DateTimeOffset>> TimesAsync(CancellationToken cancellationToken)
    {
        var times = new Dictionary<SubmissionKey, DateTimeOffset>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            (string?)null, select: ["PartitionKey", "RowKey", "Timestamp"], cancellationToken: cancellationToken))
        {
            times.Add(new SubmissionKey(PeriodId.Parse(row.PartitionKey), row.RowKey), row.Timestamp!.Value);
        }

        return times;
    }

    /// <summary>Writes a row over the one that was read, or a new one.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="submission">Where it stands.</param>
    /// <param name="read">What the row was read at; null for a new one.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>False when somebody else wrote it meanwhile.</returns>
    public async Task<bool> TryWriteAsync(SubmissionKey key, Submission submission, ETag? read, CancellationToken cancellationToken)
    {
        var row = new TableEntity(key.Period.ToString(), key.Province)
        {
            [VersionRow.Uploads] = submission.Uploads,
            [VersionRow.FirstAcceptedAt] = submission.FirstAcceptedAt,
        };
        VersionRow.Write(row, LatestPrefix, submission.Latest);
        if (submission.Current is { } current)
        {
            VersionRow.Write(row, CurrentPrefix, current);
        }

        try
        {
            await (read is { } etag
                ? table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(row, cancellationToken));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private static Submission Read(TableEntity row) => new(
        row.RowKey,
        VersionRow.Read(row, CurrentPrefix),
        VersionRow.Read(row, LatestPrefix)!,
        row.GetInt32(VersionRow.Uploads)!.Value,
        row.GetDateTimeOffset(VersionRow.FirstAcceptedAt));
}
