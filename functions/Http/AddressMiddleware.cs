using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>
/// Refuses addresses of the API with characters that no text has, in their path or in a value of their query: nothing that is
/// asked for is named so, and storage would fail on some.
/// </summary>
public sealed class AddressMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http && PageRequests.IsOfApi(http.Request) && (!IsText(http.Request.Path.Value) || http.Request.Query.Any(value => !IsText(value.Key) || !IsText(value.Value)))
            ? Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.NoTextInAddress).ExecuteAsync(http)
            : next(context);

    /// <summary>Whether there is nothing in it but what texts are made of: no control character, no noncharacter, no half of a pair.</summary>
    private static bool IsText(string? text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done ||
                Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
