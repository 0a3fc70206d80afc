using CadreReports.Catalogue;

namespace CadreReports.Submissions;

/// <summary>Whether an upload with the content of a version may be that version. Pure.</summary>
internal static class UploadJoining
{
    /// <summary>Storage stamps what is uploaded with whole seconds.</summary>
    private static readonly TimeSpan StampPrecision = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The newest upload's version with another upload of the same content in it; null when that one is to be a version of
    /// its own.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="sha256">Hex digest of its content.</param>
    /// <param name="catalogue">The catalogue version that it is read with.</param>
    /// <param name="basis">The earlier reports that it is judged against (<see cref="SubmissionVersion.Basis"/>).</param>
    /// <param name="period">The period as it stands for the province; null for one whose figures are open.</param>
    /// <param name="latest">The newest upload's version; null for none.</param>
    public static SubmissionVersion? Join(
        Upload upload, string sha256, CatalogueVersion catalogue, string basis, Period? period, SubmissionVersion? latest) =>
        latest is not null && sha256.Length > 0 && latest.Sha256 == sha256 && latest.CatalogueVersion == catalogue.Version &&
            latest.CatalogueRevision == catalogue.Revision && latest.Basis == basis && IsJudgedLike(upload, latest, period)
            ? latest with
            {
                Order = string.CompareOrdinal(latest.Order, upload.Order) >= 0 ? latest.Order : upload.Order,
                ReceivedAt = latest.ReceivedAt < upload.ReceivedAt ? latest.ReceivedAt : upload.ReceivedAt,
            }
            : null;

    /// <summary>Whether the moment of its arrival, and what the period asks for, let it be judged as the version was.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="version">The newest upload's version.</param>
    /// <param name="period">The period as it stands for the province; null for one whose figures are open.</param>
    private static bool IsJudgedLike(Upload upload, SubmissionVersion version, Period? period) =>
        version.AsksConfirmation == AsksConfirmation(period) && CountsLike(upload, version, period) && !MayAnswer(upload, version.Returned);

    /// <summary>Whether what is claimed now waits for a confirmation.</summary>
    /// <param name="period">The period as it stands for the province; null for one that asks for nothing.</param>
    public static bool AsksConfirmation(Period? period) => period?.AsksConfirmation ?? false;

    /// <summary>An upload of the same second as the return may have been made after it; one of a second before cannot.</summary>
    private static bool MayAnswer(Upload upload, VersionReturn? returned) =>
        returned is not null && upload.ReceivedAt + StampPrecision > returned.At;

    /// <summary>What arrived after the figures were closed does not count, so it is another version than what did.</summary>
    private static bool CountsLike(Upload upload, SubmissionVersion version, Period? period) =>
        IsLate(upload.ReceivedAt, period) == (version.State == SubmissionState.Locked || IsLate(version.ReceivedAt, period));

    private static bool IsLate(DateTimeOffset receivedAt, Period? period) => period?.IsClosedFor(receivedAt) ?? false;
}
