using System.ComponentModel;
using System.Diagnostics;
using ExcelDataReader;

namespace CadreReports.Tests.Workbooks;

/// <summary>Lets LibreOffice calculate a workbook, where it is installed.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Opens and saves a workbook; null when LibreOffice is not installed.</summary>
    public static Task<byte[]?> RecalculateAsync(byte[] file) => OpenAsync(file, "xlsx");

    /// <summary>Opens a file and saves it as a workbook; null when LibreOffice is not installed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="extension">What kind of file it is.</param>
    /// <param name="import">LibreOffice's import filter with its options; none for what it takes the file for.</param>
    public static async Task<byte[]?> OpenAsync(byte[] file, string extension, string? import = null)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-");
        try
        {
            var input = Path.Combine(folder.FullName, "in." + extension);
            await File.WriteAllBytesAsync(input, file);
            var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}",
                "--headless", "--norestore", .. import is null ? (string[])[] : [$"--infilter={import}"], "--convert-to", "xlsx", "--outdir", Path.Combine(folder.FullName, "out"), input,
            ];
            Array.ForEach(arguments, start.ArgumentList.Add);
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }

            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out", "in.xlsx"), limit.Token);
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

    /// <summary>The cells of all sheets as another reader sees them: sheet → (row, column) from 1 → value as text.</summary>
    public static Dictionary<string, Dictionary<(int Row, int Column), string>> Read(byte[] file)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var sheets = new Dictionary<string, Dictionary<(int, int), string>>();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        do
        {
            var cells = new Dictionary<(int, int), string>();
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } value)
                    {
                        cells[(row, column + 1)] = value;
                    }
                }
            }

            sheets[reader.Name] = cells;
        }
        while (reader.NextResult());
        return sheets;
    }
}
