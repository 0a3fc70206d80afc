using System.ComponentModel;
using System.Diagnostics;
using System.Drawing;
using System.Globalization;

namespace CadreReports.Tests.Workbooks;

/// <summary>The pages of a PDF, where Poppler is installed.</summary>
internal static class PdfPages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The text of each page as it is laid out; null when Poppler is not installed.</summary>
    public static async Task<List<string>?> ReadAsync(byte[] pdf)
    {
        var text = await OverAsync(pdf, file => RunAsync("pdftotext", "-layout", file, "-"));
        return text is null ? null : [.. text.Split('\f')];
    }

    /// <summary>Draws a page as a PNG.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="page">The page's number, counted from 1.</param>
    /// <param name="dotsPerInch">How large.</param>
    /// <param name="part">What is drawn of it, in pixels.</param>
    /// <param name="picture">Where it is put.</param>
    /// <returns>Whether it is: not when Poppler is not installed.</returns>
    public static async Task<bool> DrawAsync(byte[] pdf, int page, int dotsPerInch, Rectangle part, string picture)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        string[] Arguments(string file) =>
            ["-png", "-singlefile", "-r", Text(dotsPerInch), "-f", Text(page), "-x", Text(part.X), "-y", Text(part.Y), "-W", Text(part.Width), "-H", Text(part.Height), file, Path.ChangeExtension(picture, null)];
        return await OverAsync(pdf, file => RunAsync("pdftoppm", Arguments(file))) is not null;
    }

    private static async Task<string?> OverAsync(byte[] pdf, Func<string, Task<string>> run)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-");
        try
        {
            var file = Path.Combine(folder.FullName, "in.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await run(file);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
