using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CadreReports.Azurite;

namespace CadreReports.Tests.Portal.PageRules;

/// <summary>Programs of Node.js that pages are held to, installed from their lock file when they are first needed.</summary>
internal static class HtmlRules
{
    private static readonly string Folder = typeof(HtmlRules).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PageRulesFolder").Value!;

    /// <summary>The script that looks for what keeps people from using a page.</summary>
    public static async Task<string> AxeAsync()
    {
        await NpmFolder.InstallAsync(Folder, CancellationToken.None);
        return await File.ReadAllTextAsync(Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js"));
    }

    /// <summary>What a strict reader of HTML has against documents.</summary>
    /// <param name="documents">By what each is called.</param>
    /// <returns>A document's name with each complaint about it.</returns>
    public static async Task<IReadOnlyList<(string Name, string Complaint)>> ComplaintsAsync(IReadOnlyDictionary<string, string> documents)
    {
        await NpmFolder.InstallAsync(Folder, CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = NpmFolder.Start(new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "parse.mjs" },
        });
        var (names, texts) = (documents.Keys.ToList(), documents.Values.ToList());
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(texts).AsMemory(), limit.Token);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
        return [.. names.Zip(JsonSerializer.Deserialize<string[][]>(output)!).SelectMany(found => found.Second.Select(complaint => (found.First, complaint)))];
    }
}
