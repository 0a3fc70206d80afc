using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CadreReports.Audits;
using CadreReports.Storage;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Submissions;

/// <summary>
/// What became of reports, in the audit trail: every upload with its sender, every version that was accepted and by whom, and
/// everything that province and centre said. The lines follow from what is stored, so whoever looks next adds those of a
/// process that died, and each is there once.
/// </summary>
/// <remarks>
/// A row beside the versions notes which lines there are. It may be behind, which costs a line that is added in vain, and is
/// never ahead.
/// </remarks>
public sealed class ReportTrail(StorageAccount account, ExplanationLog log, AuditLog audit)
{
    /// <summary>An upload arrived, whatever it became.</summary>
    public const string Received = "submission.receive";

    /// <summary>A file arrived that is nobody's report.</summary>
    public const string SetAside = "submission.set-aside";

    /// <summary>A version was accepted for the first time.</summary>
    public const string Accepted = "submission.accept";

    /// <summary>What was said is named after its kind; see <see cref="ActionOf"/>.</summary>
    private const string Prefix = "submission.";

    private const string Said = nameof(Said);
    private const string Uploads = nameof(Uploads);
    private const string Versions = nameof(Versions);

    /// <summary>So much of an upload's id tells it from the others of its report.</summary>
    private const int MarkLength = 16;

    /// <summary>A stored text has an end. An upload beyond it has its line like any other, which is added in vain each time.</summary>
    private const int MostMarks = 32_000 / (MarkLength + 1);

    private readonly TableClient versions = account.Tables.GetTableClient(StorageNames.VersionsTable);

    /// <summary>What the line about an entry of the log says was done.</summary>
    public static string ActionOf(LogEntry entry) => Prefix + entry.Kind switch
    {
        LogKind.Answer => Question.IsId(entry.Finding) ? "answer" : "explain",
        _ => JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Kind.ToString()),
    };

    /// <summary>Adds the line about an upload that has just got its version, before anything is made of it.</summary>
    public Task ReceiveAsync(SubmissionKey key, SentUpload upload, CancellationToken cancellationToken) => audit.AddOnceAsync(
        Line(key, upload.ReceivedAt, upload.Sender, Received, upload.Version, upload.Id), $"receive-{upload.Id}", cancellationToken);

    /// <summary>Adds the line about a file that is nobody's report.</summary>
    /// <param name="upload">The file; its name may say anything, so the line has its id.</param>
    /// <param name="path">What its name says, or null when that is nothing.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public Task SetAsideAsync(Upload upload, InboxPath? path, CancellationToken cancellationToken) => audit.AddOnceAsync(
        new AuditEntry(upload.ReceivedAt, upload.Sender, SetAside, path?.Period.ToString(), path?.Province, upload.Id, Detail: null),
        $"set-aside-{upload.Id}",
        cancellationToken);

    /// <summary>Adds the lines that a report lacks. Doing it again adds nothing.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="cancellationToken">Stops between lines; the next time goes on.</param>
    public async Task FollowAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        TableEntity? read = null;
        var uploads = new List<SentUpload>();
        var accepted = new List<SubmissionVersion>();
        await foreach (var row in versions.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition} and RowKey ge {VersionRow.TrailKey}"), cancellationToken: cancellationToken))
        {
            if (row.RowKey == VersionRow.TrailKey)
            {
                read = row;
            }
            else if (row.RowKey.StartsWith(VersionRow.UploadPrefix, StringComparison.Ordinal))
            {
                uploads.Add(UploadRows.ReadSent(row));
            }
            else if (VersionRow.Read(row) is { AcceptedAt: not null } version)
            {
                accepted.Add(version);
            }
        }

        var said = await log.ReadAsync(key.Partition, cancellationToken);
        var mark = read ?? new TableEntity(key.Partition, VersionRow.TrailKey);
        var (known, knownUploads, knownVersions) = (mark.GetInt32(Said) ?? 0, Split(mark.GetString(Uploads)), Split(mark.GetString(Versions)));
        var (newUploads, newVersions) = (
            uploads.Where(u => !knownUploads.Contains(MarkOf(u))).ToList(), accepted.Where(v => !knownVersions.Contains(MarkOf(v))).ToList());
        if (newUploads.Count == 0 && newVersions.Count == 0 && said.Count <= known)
        {
            return;
        }

        foreach (var upload in newUploads)
        {
            await ReceiveAsync(key, upload, cancellationToken);
        }

        foreach (var entry in said.Skip(known))
        {
            await audit.AddOnceAsync(
                Line(key, entry.At, entry.Who, ActionOf(entry), entry.Version, entry.Finding),
                $"said-{key.ReceiptNumber(entry.Number)}",
                cancellationToken);
        }

        foreach (var version in newVersions)
        {
            await audit.AddOnceAsync(
                Line(key, version.AcceptedAt!.Value, version.AcceptedBy, Accepted, version.Number, detail: null),
                $"accept-{key.ReceiptNumber(version.Number)}",
                cancellationToken);
        }

        mark[Said] = Math.Max(known, said.Count);
        mark[Uploads] = Join(knownUploads, newUploads.Select(MarkOf));
        mark[Versions] = Join(knownVersions, newVersions.Select(MarkOf));
        await TryMarkAsync(mark, read?.ETag, cancellationToken);
    }

    private static AuditEntry Line(SubmissionKey key, DateTimeOffset at, string? who, string action, int version, string? detail) =>
        new(at, who, action, key.Period.ToString(), key.Province, key.ReceiptNumber(version), detail);

    private static string MarkOf(SentUpload upload) => upload.Id[..MarkLength];

    private static string MarkOf(SubmissionVersion version) => version.Number.ToString(CultureInfo.InvariantCulture);

    private static string[] Split(string? marks) => marks?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Join(string[] known, IEnumerable<string> added) => string.Join(' ', known.Concat(added).Take(MostMarks));

    private async Task TryMarkAsync(TableEntity mark, ETag? read, CancellationToken cancellationToken)
    {
        try
        {
            await (read is { } etag
                ? versions.UpdateEntityAsync(mark, etag, TableUpdateMode.Replace, cancellationToken)
                : versions.AddEntityAsync(mark, cancellationToken));
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Somebody else added lines at the same moment and noted what they saw; the next one notes the rest.
        }
    }
}
