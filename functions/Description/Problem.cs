namespace CadreReports.Functions.Description;

/// <summary>How every refusal is answered (RFC 9457).</summary>
/// <param name="Type">Its kind, by status: <c>/problems/not-found</c>.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail);
