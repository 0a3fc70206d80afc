using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Housekeeping.Failures;

/// <summary>The rows of <c>Failures</c>: a partition a period, a row for each piece of work, whatever befell it.</summary>
public sealed class FailureStore(StorageAccount account)
{
    private const string Readable = nameof(Readable);

    /// <summary>A text property holds 64 KiB of two-byte characters.</summary>
    private const int PieceLength = 30_000;

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.FailuresTable);

    /// <summary>What is kept of this work; null for nothing.</summary>
    public async Task<Failure?> FindAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            work.Period ?? Failure.NoPeriod, work.Id, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Everything that is not done, of all periods; also what was dismissed.</summary>
    public Task<IReadOnlyList<Failure>> UndoneAsync(CancellationToken cancellationToken) =>
        ListAsync(
        TableClient.CreateQueryFilter(
            $"State eq {nameof(FailureState.Retrying)} or State eq {nameof(FailureState.Waiting)} or State eq {nameof(FailureState.Dismissed)}"),
        cancellationToken);

    /// <summary>Everything of a period that is not done, and what names no period; also what was dismissed.</summary>
    public Task<IReadOnlyList<Failure>> UndoneAsync(string period, CancellationToken cancellationToken) => ListAsync(
        TableClient.CreateQueryFilter(
            $"(PartitionKey eq {period} or PartitionKey eq {Failure.NoPeriod}) and State ne {nameof(FailureState.Resolved)}"),
        cancellationToken);

    /// <summary>Everything of a province's report that is not done; also what was dismissed.</summary>
    public Task<IReadOnlyList<Failure>> UndoneAsync(string period, string province, CancellationToken cancellationToken) => ListAsync(
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {period} and Province eq {province} and State ne {nameof(FailureState.Resolved)}"),
        cancellationToken);

    /// <summary>Everything that was found done before a moment.</summary>
    public Task<IReadOnlyList<Failure>> ResolvedBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken) => ListAsync(
        TableClient.CreateQueryFilter($"State eq {nameof(FailureState.Resolved)} and ResolvedAt lt {moment}"), cancellationToken);

    /// <summary>Writes what was read, changed, or what is new.</summary>
    /// <returns>As it is stored; null when somebody else wrote it meanwhile.</returns>
    public async Task<Failure?> TryWriteAsync(Failure failure, CancellationToken cancellationToken)
    {
        try
        {
            var written = await (failure.ETag is { } read
                ? table.UpdateEntityAsync(Write(failure), read, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(Write(failure), cancellationToken));
            return failure with { ETag = written.Headers.ETag };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Removes what was read, unless somebody else wrote it meanwhile.</summary>
    public async Task RemoveAsync(Failure failure, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(failure.Partition, failure.Work.Id, failure.ETag!.Value, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Gone, or happening again.
        }
    }

    private async Task<IReadOnlyList<Failure>> ListAsync(string filter, CancellationToken cancellationToken)
    {
        var found = new List<Failure>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            found.Add(Read(row));
        }

        return [.. found.OrderBy(f => f.Since).ThenBy(f => f.Work.Id, StringComparer.Ordinal)];
    }

    private static TableEntity Write(Failure failure)
    {
        var work = failure.Work;
        var row = new TableEntity(failure.Partition, work.Id)
        {
            [nameof(WorkItem.Queue)] = work.Queue,
            [Readable] = work.IsReadable,
            [nameof(WorkItem.Province)] = work.Province,
            [nameof(WorkItem.Subject)] = work.Subject,
            [nameof(Failure.State)] = failure.State.ToString(),
            [nameof(Failure.Count)] = failure.Count,
            [nameof(Failure.Tries)] = failure.Tries,
            [nameof(Failure.Since)] = failure.Since,
            [nameof(Failure.LastAt)] = failure.LastAt,
            [nameof(Failure.NextAt)] = failure.NextAt,
            [nameof(Failure.HeldUntil)] = failure.HeldUntil,
            [nameof(Failure.ResolvedAt)] = failure.ResolvedAt,
            [nameof(Failure.Messages)] = failure.Messages,
            [nameof(Failure.Reason)] = failure.Reason,
        };
        var from = 0;
        for (var i = 0; from < work.Body.Length || i == 0; i++)
        {
            var to = Math.Min(from + PieceLength, work.Body.Length);
            to -= to < work.Body.Length && char.IsHighSurrogate(work.Body[to - 1]) ? 1 : 0;
            row[Piece(i)] = work.Body[from..to];
            from = to;
        }

        return row;
    }

    private static Failure Read(TableEntity row)
    {
        var work = new WorkItem(row.GetString(nameof(WorkItem.Queue)), string.Concat(Pieces(row)))
        {
            Period = row.PartitionKey == Failure.NoPeriod ? null : row.PartitionKey,
            Province = row.GetString(nameof(WorkItem.Province)),
            Subject = row.GetString(nameof(WorkItem.Subject)),
            IsReadable = row.GetBoolean(Readable)!.Value,
        };
        return new Failure(
            work,
            Enum.Parse<FailureState>(row.GetString(nameof(Failure.State))),
            row.GetInt32(nameof(Failure.Count))!.Value,
            row.GetInt32(nameof(Failure.Tries))!.Value,
            row.GetDateTimeOffset(nameof(Failure.Since))!.Value,
            row.GetDateTimeOffset(nameof(Failure.LastAt))!.Value,
            row.GetDateTimeOffset(nameof(Failure.NextAt))!.Value)
        {
            HeldUntil = row.GetDateTimeOffset(nameof(Failure.HeldUntil)),
            ResolvedAt = row.GetDateTimeOffset(nameof(Failure.ResolvedAt)),
            Messages = row.GetString(nameof(Failure.Messages)),
            Reason = row.GetString(nameof(Failure.Reason)),
            ETag = row.ETag,
        };
    }

    private static IEnumerable<string> Pieces(TableEntity row)
    {
        for (var i = 0; row.GetString(Piece(i)) is { } piece; i++)
        {
            yield return piece;
        }
    }

    private static string Piece(int index) => string.Create(CultureInfo.InvariantCulture, $"{nameof(WorkItem.Body)}{index}");
}
