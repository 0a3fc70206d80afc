using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace CadreReports.Tests.Storage;

/// <summary>What storage answers when it refuses.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="error">Why, in the service's own word for it.</param>
internal sealed class RefusedAnswer(int status, string error) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => error;

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override required string ClientRequestId { get; set; }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [new("x-ms-error-code", error)];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = string.Equals(name, "x-ms-error-code", StringComparison.OrdinalIgnoreCase) ? error : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
