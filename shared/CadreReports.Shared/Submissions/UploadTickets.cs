using Azure.Data.Tables;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>Who announced which upload, written before the file is.</summary>
public sealed class UploadTickets(StorageAccount account)
{
    private const string Sender = nameof(Sender);
    private const int LongestId = 64;

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.UploadsTable);

    /// <summary>Notes who is about to send the file at this place.</summary>
    public Task AddAsync(InboxPath path, string sender, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition(path), path.Upload) { [Sender] = sender }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Who announced the upload at this place, or null when nobody did (a file put there by other means).</summary>
    public async Task<string?> SenderAsync(InboxPath path, CancellationToken cancellationToken) =>
        (await FindAsync(path, cancellationToken))?.GetString(Sender);

    /// <summary>When the upload at this place was announced, as storage stamped it; null when it was not.</summary>
    public async Task<DateTimeOffset?> AnnouncedAtAsync(InboxPath path, CancellationToken cancellationToken) =>
        (await FindAsync(path, cancellationToken))?.Timestamp;

    private async Task<TableEntity?> FindAsync(InboxPath path, CancellationToken cancellationToken)
    {
        // A name given by other means may hold what no key can.
        if (path.Upload.Length > LongestId || !path.Upload.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition(path), path.Upload, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static string Partition(InboxPath path) => new SubmissionKey(path.Period, path.Province).Partition;
}
