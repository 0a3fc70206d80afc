using Azure.Data.Tables;

namespace CadreReports.Storage;

/// <summary>Writes many rows of one partition in as few transactions as the table service allows.</summary>
public static class PartitionWriter
{
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

        var batch = new TableBatch(table);
        foreach (var action in actions)
        {
            await batch.AddAsync(action, cancellationToken);
        }

        await batch.SendAsync(cancellationToken);
    }
}
