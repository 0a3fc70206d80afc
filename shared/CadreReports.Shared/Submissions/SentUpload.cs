namespace CadreReports.Submissions;

/// <summary>An upload that has its version.</summary>
/// <param name="Id">See <see cref="Upload.Id"/>.</param>
/// <param name="Version">The number of the version that it became or joined.</param>
/// <param name="ReceivedAt">When it arrived, UTC, on the application's clock.</param>
/// <param name="Sender">Who sent it, or null when the system does not know.</param>
public sealed record SentUpload(string Id, int Version, DateTimeOffset ReceivedAt, string? Sender);
