using Azure.Data.Tables;

namespace CadreReports.Storage;

/// <summary>Writes many rows of one partition in as few transactions as the table service allows.</summary>
public static class PartitionWriter
{
    // The service takes 100 actions and 4 MiB; the request's own words need room too.
    private const int MaximumActions = 100;
    private const int MaximumBytes = 3_500_000;

    /// <summary>
    /// Makes the partition hold exactly these rows. Running it again with the same rows changes nothing; readers must
    /// not look at the partition before the writer has said elsewhere that it is whole.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition; every row is in it.</param>
    /// <param name="rows">The rows, each with its own row key.</param>
    /// <param name="mayHoldOthers">An earlier try may have left rows that are not among these; they are deleted.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public static async Task ReplaceAsync(
        TableClient table, string partition, IReadOnlyList<TableEntity> rows, bool mayHoldOthers, CancellationToken cancellationToken)
    {
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)).ToList();
        if (mayHoldOthers)
        {
            var kept = rows.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal);
            await foreach (var row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            {
                if (!kept.Contains(row.RowKey))
                {
                    actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, Azure.ETag.All));
                }
            }
        }

        var batch = new List<TableTransactionAction>();
        var bytes = 0;
        foreach (var action in actions)
        {
            var size = SizeOf((TableEntity)action.Entity);
            if (batch.Count == MaximumActions || (batch.Count > 0 && bytes + size > MaximumBytes))
            {
                await table.SubmitTransactionAsync(batch, cancellationToken);
                batch.Clear();
                bytes = 0;
            }

            batch.Add(action);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }

    /// <summary>An upper estimate of the row's share of a batch request: JSON in UTF-8, at most 6 bytes a character when escaped.</summary>
    private static int SizeOf(TableEntity row) =>
        1_000 + row.Sum(property => 60 + property.Key.Length + (property.Value is string text ? text.Length * 6 : 40));
}
