using System.ComponentModel;
using System.Diagnostics;
using ExcelDataReader;

namespace CadreReports.Tests.Workbooks;

/// <summary>Lets LibreOffice calculate or print a file, where it is installed.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{0}</value></prop></item>
        </oor:items>
        """;

    /// <summary>Opens and saves a workbook; null when LibreOffice is not installed.</summary>
    public static Task<byte[]?> RecalculateAsync(byte[] file) => OpenAsync(file, "xlsx");

    /// <summary>Opens a file and saves it as a workbook; null when LibreOffice is not installed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="extension">What kind of file it is.</param>
    /// <param name="import">LibreOffice's import filter with its options; none for what it takes the file for.</param>
    public static Task<byte[]?> OpenAsync(byte[] file, string extension, string? import = null) => ConvertAsync(file, extension, "xlsx", import);

    /// <summary>Opens a file and saves it as another kind of file; null when LibreOffice is not installed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="extension">What kind of file it is.</param>
    /// <param name="result">What kind of file it is to be.</param>
    /// <param name="import">LibreOffice's import filter with its options; none for what it takes the file for.</param>
    /// <param name="language">Whose way of writing numbers it uses, such as <c>vi-VN</c>; none for its own.</param>
    public static async Task<byte[]?> ConvertAsync(byte[] file, string extension, string result, string? import = null, string? language = null)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-");
        try
        {
            var input = Path.Combine(folder.FullName, "in." + extension);
            await File.WriteAllBytesAsync(input, file);
            if (language is not null)
            {
                var settings = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
                await File.WriteAllTextAsync(Path.Combine(settings.FullName, "registrymodifications.xcu"), string.Format(System.Globalization.CultureInfo.InvariantCulture, Settings, language));
            }

            var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}",
                "--headless", "--norestore", .. import is null ? (string[])[] : [$"--infilter={import}"], "--convert-to", result, "--outdir", Path.Combine(folder.FullName, "out"), input,
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

            return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out", "in." + result), limit.Token);
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
