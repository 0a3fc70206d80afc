using CadreReports.Storage;
using CadreReports.Workbooks.Guard;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>The workbook in a request's body.</summary>
public static class RequestFile
{
    /// <summary>The largest workbook taken, in MB of 1024 × 1024 bytes.</summary>
    public static long MaximumMegabytes => WorkbookLimits.Default.MaxFileBytes / (1024 * 1024);

    /// <summary>
    /// Reads the body into a temporary file and never takes more than the limit.
    /// </summary>
    /// <returns>The file at its start, or the refusal: 400 for no body, 413 for one too large.</returns>
    public static async Task<(FileStream? File, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > WorkbookLimits.Default.MaxFileBytes)
        {
            return (null, TooLarge());
        }

        var file = TemporaryFile.Create();
        try
        {
            var buffer = new byte[80 * 1024];
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Length + read > WorkbookLimits.Default.MaxFileBytes)
                {
                    await file.DisposeAsync();
                    return (null, TooLarge());
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (file.Length == 0)
            {
                await file.DisposeAsync();
                return (null, Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.EmptyBody));
            }

            file.Position = 0;
            return (file, null);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static IResult TooLarge() =>
        Answer.Problem(StatusCodes.Status413PayloadTooLarge, HttpTexts.TooLarge, MaximumMegabytes);
}
