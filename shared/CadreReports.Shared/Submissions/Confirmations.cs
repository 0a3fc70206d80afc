using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>A signed and sealed confirmation that was attached to a version.</summary>
/// <param name="Sha256">Hex digest of the PDF.</param>
/// <param name="Length">Bytes.</param>
/// <param name="AttachedAt">When it was last attached, UTC, on the application's clock; of two of one version never the same.</param>
/// <param name="AttachedBy">Who did that, a <see cref="Access.Principal.Id"/>.</param>
public sealed record Confirmation(string Sha256, long Length, DateTimeOffset AttachedAt, string AttachedBy);

/// <summary>
/// The signed confirmations of versions. Each file is written once and kept; of several for one version, the one that was
/// attached last counts, also when it had been attached before another one.
/// </summary>
/// <param name="account">Where they are kept.</param>
/// <param name="clock">The application's clock.</param>
public sealed class Confirmations(StorageAccount account, TimeProvider clock)
{
    private const string AttachedAt = nameof(AttachedAt);
    private const string AttachedBy = nameof(AttachedBy);
    private const string Extension = ".pdf";

    /// <summary>More than anybody sends one file at a time.</summary>
    private const int MostTries = 5;

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.ConfirmationsContainer);

    /// <summary>
    /// Keeps a signed confirmation and has it count. The one that counts already, a second time, changes nothing and gives the
    /// first answer.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="pdf">The file, seekable, read from its start.</param>
    /// <param name="sender">Who attaches it.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is left behind.</param>
    public async Task<Confirmation> AttachAsync(SubmissionKey key, int version, Stream pdf, string sender, CancellationToken cancellationToken)
    {
        pdf.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(pdf, cancellationToken));
        for (var tries = 1; ; tries++)
        {
            var kept = await KeptAsync(key, version, cancellationToken);
            if (kept is [var counting, ..] && string.Equals(counting.Confirmation.Sha256, sha256, StringComparison.Ordinal))
            {
                return counting.Confirmation;
            }

            try
            {
                return await MarkAsync(key, version, sha256, pdf, sender, kept, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && tries < MostTries)
            {
                // The same file was attached meanwhile: look again which one counts now.
            }
        }
    }

    /// <summary>All confirmations of a version, the one that counts first; empty when there is none.</summary>
    public async Task<IReadOnlyList<Confirmation>> ListAsync(SubmissionKey key, int version, CancellationToken cancellationToken) =>
        [.. (await KeptAsync(key, version, cancellationToken)).Select(kept => kept.Confirmation)];

    /// <summary>Opens a confirmation that <see cref="ListAsync"/> named.</summary>
    public Task<Stream> OpenAsync(SubmissionKey key, int version, Confirmation confirmation, CancellationToken cancellationToken) =>
        container.GetBlobClient(Folder(key, version) + confirmation.Sha256 + Extension).OpenReadAsync(cancellationToken: cancellationToken);

    /// <summary>Writes the file, or on the one that is there, that it is attached now: after all others, whatever their machine's clock said.</summary>
    private async Task<Confirmation> MarkAsync(
        SubmissionKey key, int version, string sha256, Stream pdf, string sender, IReadOnlyList<Kept> kept, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var at = kept is [var last, ..] && last.Confirmation.AttachedAt >= now ? last.Confirmation.AttachedAt.AddTicks(1) : now;
        var blob = container.GetBlobClient(Folder(key, version) + sha256 + Extension);
        var metadata = new Dictionary<string, string>
        {
            [AttachedAt] = at.ToString("O", CultureInfo.InvariantCulture),
            // Metadata travel as headers, which take ASCII only.
            [AttachedBy] = Uri.EscapeDataString(sender),
        };
        if (kept.FirstOrDefault(k => string.Equals(k.Confirmation.Sha256, sha256, StringComparison.Ordinal)) is { } before)
        {
            await blob.SetMetadataAsync(metadata, new BlobRequestConditions { IfMatch = before.ETag }, cancellationToken);
        }
        else
        {
            pdf.Position = 0;
            var options = new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Pdf },
                Metadata = metadata,
            };
            await blob.UploadAsync(pdf, options, cancellationToken);
        }

        return new Confirmation(sha256, pdf.Length, at, sender);
    }

    private async Task<IReadOnlyList<Kept>> KeptAsync(SubmissionKey key, int version, CancellationToken cancellationToken)
    {
        var found = new List<Kept>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, Folder(key, version), cancellationToken))
        {
            found.Add(new(Read(blob.Name, blob.Properties.ContentLength!.Value, blob.Metadata), blob.Properties.ETag!.Value));
        }

        return [.. found.OrderByDescending(k => k.Confirmation.AttachedAt).ThenBy(k => k.Confirmation.Sha256, StringComparer.Ordinal)];
    }

    private static string Folder(SubmissionKey key, int version) => FormattableString.Invariant($"{key}/{version:000000}/");

    private static Confirmation Read(string blob, long length, IDictionary<string, string> metadata) => new(
        Path.GetFileNameWithoutExtension(blob),
        length,
        DateTimeOffset.Parse(metadata[AttachedAt], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Uri.UnescapeDataString(metadata[AttachedBy]));

    /// <summary>A confirmation as it is kept.</summary>
    private sealed record Kept(Confirmation Confirmation, ETag ETag);
}
