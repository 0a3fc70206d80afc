using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>
/// The versions of every province's report, and which of them counts. The partition of <c>SubmissionVersions</c> is the
/// truth; the row in <c>Submissions</c> is derived from it and written so that it converges, whoever writes last.
/// </summary>
public sealed class SubmissionStore(StorageAccount account)
{
    private readonly BoardRows board = new(account);
    private readonly UploadRows uploads = new(account);
    private readonly TableClient versions = account.Tables.GetTableClient(StorageNames.VersionsTable);

    /// <summary>The runs that write what versions hold.</summary>
    public WritingRuns Runs { get; } = new(account);

    /// <summary>The version that an upload became, or null when it has not been claimed.</summary>
    public async Task<SubmissionVersion?> FindUploadAsync(SubmissionKey key, string uploadId, CancellationToken cancellationToken) =>
        await uploads.FindAsync(key, uploadId, cancellationToken) is { } row ? await VersionAsync(key, UploadRows.VersionOf(row), cancellationToken) : null;

    /// <summary>The version that the newest content of an inbox blob became, or null when none has been claimed.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="blob">The blob's name within the inbox.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<SubmissionVersion?> FindBlobAsync(SubmissionKey key, string blob, CancellationToken cancellationToken)
    {
        int? found = null;
        await foreach (var row in uploads.OfBlobAsync(key, blob, cancellationToken))
        {
            found = Math.Max(found ?? 0, UploadRows.VersionOf(row));
        }

        return found is { } number ? await VersionAsync(key, number, cancellationToken) : null;
    }

    /// <summary>One version, or null when there is none with this number.</summary>
    public async Task<SubmissionVersion?> VersionAsync(SubmissionKey key, int number, CancellationToken cancellationToken)
    {
        var row = await versions.GetEntityIfExistsAsync<TableEntity>(key.Partition, VersionRow.KeyOf(number), cancellationToken: cancellationToken);
        return row.HasValue ? VersionRow.Read(row.Value!) : null;
    }

    /// <summary>
    /// Gives an upload its version, in one transaction: the head with If-Match, the upload's row, the version's row.
    /// An upload that was claimed before gets the version it has; one with the same content, catalogue revision and basis
    /// as the newest upload joins that one's version, unless that one was returned before this one arrived and is to be
    /// judged anew, or the figures were closed when one of the two arrived and open for the other, or only one of them waits
    /// for a confirmation.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="upload">The upload.</param>
    /// <param name="sha256">Hex digest of its content.</param>
    /// <param name="catalogue">The catalogue version that it is read with.</param>
    /// <param name="basis">The earlier reports that it is judged against (<see cref="SubmissionVersion.Basis"/>).</param>
    /// <param name="period">The period as it stands for the province; null for one whose figures are open.</param>
    /// <param name="cancellationToken">Stops before the transaction.</param>
    /// <returns>The version; <see cref="SubmissionVersion.Outcome"/> is null while its contents have to be written.</returns>
    public async Task<SubmissionVersion> ClaimAsync(
        SubmissionKey key, Upload upload, string sha256, CatalogueVersion catalogue, string basis, Period? period, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindUploadAsync(key, upload.Id, cancellationToken) is { } claimed)
            {
                return claimed;
            }

            var head = await versions.GetEntityIfExistsAsync<TableEntity>(key.Partition, VersionRow.HeadKey, cancellationToken: cancellationToken);
            var (known, _) = await ReadPartitionAsync(key, cancellationToken);
            var latest = known.LastOrDefault();
            var lastNumber = head.HasValue ? head.Value!.GetInt32(VersionRow.LastVersion)!.Value : 0;
            var joined = UploadJoining.Join(upload, sha256, catalogue, basis, period, latest.Version);
            var version = joined ?? new SubmissionVersion(
                lastNumber + 1, SubmissionState.Received, upload.Order, upload.Blob, sha256, upload.Length,
                catalogue.Version, catalogue.Revision, upload.ReceivedAt, upload.Sender, Outcome: null)
            {
                Basis = basis,
                AsksConfirmation = UploadJoining.AsksConfirmation(period),
            };

            var headRow = new TableEntity(key.Partition, VersionRow.HeadKey) { [VersionRow.LastVersion] = Math.Max(lastNumber, version.Number) };
            var versionRow = VersionRow.Write(key, version);
            try
            {
                await versions.SubmitTransactionAsync(
                    [
                        head.HasValue
                            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, headRow, head.Value!.ETag)
                            : new TableTransactionAction(TableTransactionActionType.Add, headRow),
                        new TableTransactionAction(TableTransactionActionType.Add, UploadRows.Write(key, upload, version.Number)),
                        joined is not null
                            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, versionRow, latest.ETag)
                            : new TableTransactionAction(TableTransactionActionType.Add, versionRow),
                    ],
                    cancellationToken);
                return version;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody else claimed this upload, or another of this province, at the same moment: look again.
            }
        }
    }

    /// <inheritdoc cref="CompleteAsync(SubmissionKey, int, WritingRun, Func{SubmissionVersion, SubmissionVersion}, CancellationToken)"/>
    public Task<SubmissionVersion> CompleteAsync(
        SubmissionKey key, int number, Func<SubmissionVersion, SubmissionVersion> judge, CancellationToken cancellationToken) =>
        CompleteAsync(key, number, run: null, judge, cancellationToken);

    /// <summary>
    /// Gives a version its result. Everything that the version holds must be written before. A version that has a
    /// result keeps it.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="number">The version's number.</param>
    /// <param name="run">The run that wrote it, which ends in the same transaction; null for none that was noted.</param>
    /// <param name="judge">Makes the version, as it is stored without a result, into the one with its result.</param>
    /// <param name="cancellationToken">Stops before the version is written.</param>
    /// <returns>The version as it is stored; without a result when the run was taken for dead and what it wrote is cleared.</returns>
    public async Task<SubmissionVersion> CompleteAsync(
        SubmissionKey key, int number, WritingRun? run, Func<SubmissionVersion, SubmissionVersion> judge, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            var row = (await versions.GetEntityAsync<TableEntity>(key.Partition, VersionRow.KeyOf(number), cancellationToken: cancellationToken)).Value;
            var version = VersionRow.Read(row)!;
            if (version.Outcome is not null || (again && run is not null && !await Runs.IsOpenAsync(key, run, cancellationToken)))
            {
                return version;
            }

            // When it cannot be written, a repeated upload moved the version's order, or another run completed it: look again.
            version = judge(version);
            if (await TryUpdateAsync(key, version, row.ETag, run, cancellationToken))
            {
                return version;
            }
        }
    }

    /// <summary>Writes a version over the one that was read.</summary>
    /// <returns>False when it has changed since.</returns>
    public async Task<bool> TryUpdateAsync(SubmissionKey key, SubmissionVersion version, ETag read, CancellationToken cancellationToken)
    {
        try
        {
            await versions.UpdateEntityAsync(VersionRow.Write(key, version), read, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    private async Task<bool> TryUpdateAsync(
        SubmissionKey key, SubmissionVersion version, ETag read, WritingRun? run, CancellationToken cancellationToken)
    {
        if (run is null)
        {
            return await TryUpdateAsync(key, version, read, cancellationToken);
        }

        try
        {
            await versions.SubmitTransactionAsync(
                [new TableTransactionAction(TableTransactionActionType.UpdateReplace, VersionRow.Write(key, version), read), run.End(key)],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>What is known of an upload that was claimed; null when it was not.</summary>
    public async Task<UploadClaim?> FindClaimAsync(SubmissionKey key, string uploadId, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(key, uploadId, cancellationToken) is not { } upload)
        {
            return null;
        }

        var row = (await versions.GetEntityAsync<TableEntity>(
            key.Partition, VersionRow.KeyOf(UploadRows.VersionOf(upload)), cancellationToken: cancellationToken)).Value;
        var version = VersionRow.Read(row)!;
        return new UploadClaim(UploadRows.Read(upload, version), version, Max(upload.Timestamp!.Value, row.Timestamp!.Value));
    }

    /// <summary>The uploads that became a version, ordered by their ids.</summary>
    public async Task<IReadOnlyList<Upload>> UploadsAsync(SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var found = new List<Upload>();
        await foreach (var row in uploads.OfVersionAsync(key, version.Number, cancellationToken))
        {
            found.Add(UploadRows.Read(row, version));
        }

        return found;
    }

    /// <summary>The versions of a report with what they were read at, oldest upload first.</summary>
    public async Task<IReadOnlyList<(SubmissionVersion Version, ETag ETag)>> VersionsAsync(SubmissionKey key, CancellationToken cancellationToken) =>
        (await ReadPartitionAsync(key, cancellationToken)).Versions;

    /// <summary>The uploads of a report that have their version, ordered by id.</summary>
    public async Task<IReadOnlyList<SentUpload>> UploadsAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var found = new List<SentUpload>();
        await foreach (var row in uploads.OfReportAsync(key, cancellationToken))
        {
            found.Add(UploadRows.ReadSent(row));
        }

        return found;
    }

    /// <summary>The numbers of the versions whose content was uploaded after that of this one.</summary>
    public async Task<IReadOnlySet<int>> NewerAsync(SubmissionKey key, int number, CancellationToken cancellationToken) =>
        (await ReadPartitionAsync(key, cancellationToken)).Versions
            .Select(v => v.Version.Number).SkipWhile(n => n != number).Skip(1).ToHashSet();

    /// <summary>
    /// Derives the province's row on the status board from its versions: the newest upload, and the version that counts
    /// (see <see cref="Submission.Current"/>). The row is read before the versions and written with If-Match, so that a
    /// writer who saw older versions cannot overwrite one who saw newer ones.
    /// </summary>
    public async Task<Submission?> RefreshAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await board.FindAsync(key, cancellationToken);
            if (await DeriveAsync(key, cancellationToken) is not { } submission)
            {
                return null;
            }

            if (stored?.Submission == submission || await board.TryWriteAsync(key, submission, stored?.ETag, cancellationToken))
            {
                return submission;
            }

            // Another run refreshed it meanwhile: derive it again.
        }
    }

    /// <summary>
    /// Where a province's report stands, from its versions themselves: never behind them, as its row on the status board
    /// can be for a moment. Null when nothing has arrived.
    /// </summary>
    public async Task<Submission?> DeriveAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var (known, count) = await ReadPartitionAsync(key, cancellationToken);
        return known.Count == 0 ? null : Submission.Of(key.Province, [.. known.Select(v => v.Version)], count);
    }

    /// <summary>Where a province's report stands on the status board, or null when nothing has arrived.</summary>
    public async Task<Submission?> SubmissionAsync(SubmissionKey key, CancellationToken cancellationToken) =>
        (await board.FindAsync(key, cancellationToken))?.Submission;

    /// <summary>Where every report of a period stands, by province code; provinces from which nothing came are absent.</summary>
    public Task<IReadOnlyDictionary<string, Submission>> SubmissionsAsync(PeriodId period, CancellationToken cancellationToken) =>
        board.ListAsync(period, cancellationToken);

    /// <summary>Where every report of a period and all before it stands, by period, in one look.</summary>
    public Task<ILookup<PeriodId, Submission>> SubmissionsUntilAsync(PeriodId last, CancellationToken cancellationToken) =>
        board.ListUntilAsync(last, cancellationToken);

    /// <summary>When storage last wrote each report's row on the status boards, of all periods; real time, UTC.</summary>
    public Task<IReadOnlyDictionary<SubmissionKey, DateTimeOffset>> BoardTimesAsync(CancellationToken cancellationToken) =>
        board.TimesAsync(cancellationToken);

    /// <summary>The versions, oldest first, and the number of uploads.</summary>
    private async Task<(List<(SubmissionVersion Version, ETag ETag)> Versions, int Uploads)> ReadPartitionAsync(
        SubmissionKey key, CancellationToken cancellationToken)
    {
        var found = new List<(SubmissionVersion Version, ETag ETag)>();
        var count = 0;
        await foreach (var row in versions.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition}"), cancellationToken: cancellationToken))
        {
            if (row.RowKey.StartsWith(VersionRow.UploadPrefix, StringComparison.Ordinal))
            {
                count++;
            }
            else if (row.RowKey.StartsWith(VersionRow.VersionPrefix, StringComparison.Ordinal))
            {
                found.Add((VersionRow.Read(row)!, row.ETag));
            }
        }

        found.Sort((a, b) => ReportVersions.Compare(a.Version, b.Version));
        return (found, count);
    }

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
