using CadreReports.Portal.Frame;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Workbooks.Guard;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>The file in a request's body, or in the form of a page (<see cref="FormField.File"/>).</summary>
public static class RequestFile
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest workbook taken, in bytes.</summary>
    public static long MaximumBytes => WorkbookLimits.Default.MaxFileBytes;

    /// <summary>The largest workbook taken, in MB of 1024 × 1024 bytes.</summary>
    public static long MaximumMegabytes => WorkbookLimits.Default.MaxFileBytes / Megabyte;

    /// <summary>
    /// Reads a workbook into a temporary file and never takes more than the limit.
    /// </summary>
    /// <returns>The file at its start, or the refusal: 400 for no body, 413 for one too large.</returns>
    public static Task<(FileStream? File, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, WorkbookLimits.Default.MaxFileBytes, HttpTexts.EmptyBody, HttpTexts.TooLarge, cancellationToken);

    /// <summary>Reads a signed confirmation; see <see cref="ReadAsync(HttpRequest, CancellationToken)"/>.</summary>
    public static Task<(FileStream? File, IResult? Refusal)> ReadPdfAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, SignedPdf.MaxBytes, HttpTexts.EmptyPdf, HttpTexts.PdfTooLarge, cancellationToken);

    private static async Task<(FileStream? File, IResult? Refusal)> ReadAsync(
        HttpRequest request, long maximum, string empty, string tooLarge, CancellationToken cancellationToken)
    {
        var content = request.Body;
        if (FormFields.IsSentBy(request))
        {
            empty = HttpTexts.NoFileChosen;
            if ((await request.ReadFormAsync(cancellationToken)).Files[FormField.File] is not { } sent)
            {
                return (null, Answer.Problem(StatusCodes.Status400BadRequest, empty));
            }

            content = sent.OpenReadStream();
        }
        else if (request.ContentLength > maximum)
        {
            return (null, TooLarge());
        }
        else
        {
            BodyLimit.Set(request.HttpContext, maximum);
        }

        var file = TemporaryFile.Create();
        try
        {
            var buffer = new byte[80 * 1024];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Length + read > maximum)
                {
                    await file.DisposeAsync();
                    return (null, TooLarge());
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (file.Length == 0)
            {
                await file.DisposeAsync();
                return (null, Answer.Problem(StatusCodes.Status400BadRequest, empty));
            }

            file.Position = 0;
            return (file, null);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        IResult TooLarge() => Answer.Problem(StatusCodes.Status413PayloadTooLarge, tooLarge, maximum / Megabyte);
    }
}
