using System.ComponentModel;
using System.Diagnostics;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>The pages of a document as LibreOffice lays them out, where it is installed.</summary>
internal static class PagesOfDocument
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The letters of each page without spaces; null when a program is not installed.</summary>
    public static async Task<List<string>?> ReadAsync(byte[] docx)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-");
        try
        {
            var input = Path.Combine(folder.FullName, "in.docx");
            await File.WriteAllBytesAsync(input, docx);
            await RunAsync(
                "soffice", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder.FullName, input);
            var text = await RunAsync("pdftotext", "-layout", Path.Combine(folder.FullName, "in.pdf"), "-");
            return [.. text.Split('\f').Select(page => BriefingDocumentTests.Spaces().Replace(page, string.Empty))];
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
