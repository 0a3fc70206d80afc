namespace CadreReports.Tests.Portal;

/// <summary>Where a Chromium is on this machine.</summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    /// <summary>The path of one that is on the machine's path, or that the variable CHROMIUM names; null for none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
           from name in Names
           let path = System.IO.Path.Combine(folder, name)
           where File.Exists(path)
           select path).FirstOrDefault();
}
