using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Reminders;

/// <summary>Which days of a period the daily round has dealt with, a row a day, inserted once.</summary>
public sealed class RoundMarks(StorageAccount account)
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.RoundsTable);

    /// <summary>The days from <paramref name="first"/> to <paramref name="last"/> that have no mark, in order.</summary>
    public async Task<IReadOnlyList<DateOnly>> OpenAsync(PeriodId period, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {period.ToString()} and RowKey ge {KeyOf(first)} and RowKey le {KeyOf(last)}"),
            cancellationToken: cancellationToken))
        {
            done.Add(row.RowKey);
        }

        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(day => !done.Contains(KeyOf(day)))];
    }

    /// <summary>Marks a day; doing it again changes nothing.</summary>
    public async Task AddAsync(PeriodId period, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity(period.ToString(), KeyOf(day)), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Another round was as far.
        }
    }

    private static string KeyOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
