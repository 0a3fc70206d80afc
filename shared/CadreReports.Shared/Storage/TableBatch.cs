using Azure.Data.Tables;

namespace CadreReports.Storage;

/// <summary>Collects actions on one table and sends those of a partition in as few transactions as the table service allows.</summary>
internal sealed class TableBatch(TableClient table)
{
    // The service takes 100 actions and 4 MiB; the request's own words need room too.
    private const int MaximumActions = 100;
    private const int MaximumBytes = 3_500_000;

    private readonly List<TableTransactionAction> actions = [];
    private int bytes;

    /// <summary>Adds an action; what was collected is sent when it does not fit, or is of another partition.</summary>
    public async Task AddAsync(TableTransactionAction action, CancellationToken cancellationToken)
    {
        var size = SizeOf((TableEntity)action.Entity);
        if (actions.Count == MaximumActions || bytes + size > MaximumBytes || (actions.Count > 0 && actions[0].Entity.PartitionKey != action.Entity.PartitionKey))
        {
            await SendAsync(cancellationToken);
        }

        actions.Add(action);
        bytes += size;
    }

    /// <summary>Sends what is left.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (actions.Count > 0)
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            actions.Clear();
            bytes = 0;
        }
    }

    /// <summary>An upper estimate of the row's share of a batch request: JSON in UTF-8, at most 6 bytes a character when escaped.</summary>
    private static int SizeOf(TableEntity row) => 1_000 + row.Sum(property => 60 + property.Key.Length + property.Value switch
    {
        string text => text.Length * 6,
        byte[] data => data.Length * 2,
        _ => 40,
    });
}
