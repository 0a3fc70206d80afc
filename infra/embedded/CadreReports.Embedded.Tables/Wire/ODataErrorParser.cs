using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Reads <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>. In a transaction the message starts with the index of
/// the action that failed and a colon.
/// </summary>
internal sealed class ODataErrorParser : RequestFailedDetailsParser
{
    /// <summary>Where <see cref="Exception.Data"/> has the failed action's index, as text.</summary>
    public const string FailedEntityKey = "FailedEntity";

    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError? error,
        out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null || response.Content.ToMemory().IsEmpty)
            return false;

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (!document.RootElement.TryGetProperty("odata.error", out var body))
                return false;

            var code = body.TryGetProperty("code", out var codeValue) ? codeValue.GetString() : null;
            var message = body.TryGetProperty("message", out var messageValue) && messageValue.TryGetProperty("value", out var text)
                ? text.GetString()
                : null;

            data = new Dictionary<string, string>(StringComparer.Ordinal);
            var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
            if (colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                data[FailedEntityKey] = index.ToString(CultureInfo.InvariantCulture);

            error = new ResponseError(code, message);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy's page, or XML: the status says enough.
            return false;
        }
    }
}
