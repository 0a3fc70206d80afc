using System.Diagnostics;

namespace CadreReports.Azurite;

/// <summary>A folder with a package.json and a lock file, whose packages are installed when they are first needed.</summary>
public static class NpmFolder
{
    /// <summary>Installs what the lock file names, unless that has been done.</summary>
    /// <exception cref="InvalidOperationException">Node.js is missing or the install failed.</exception>
    public static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var installed = Path.Combine(folder, "node_modules", ".cadre-reports-lock");
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"), cancellationToken);

        // Several test processes may start at once; one installs, the others wait for the lock file.
        await using var turn = await TakeTurnAsync(folder, cancellationToken);
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed, cancellationToken) == wanted)
        {
            return;
        }

        var windows = OperatingSystem.IsWindows();
        var npm = new ProcessStartInfo(windows ? "cmd" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. windows ? ["/c", "npm"] : Array.Empty<string>(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            npm.ArgumentList.Add(argument);
        }

        using var process = Start(npm);
        var stdout = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var stderr = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{AzuriteTexts.NotInstalled}\n{await stdout}{await stderr}");
        }

        await File.WriteAllTextAsync(installed, wanted, cancellationToken);
    }

    /// <summary>Starts a program of Node.js.</summary>
    /// <exception cref="InvalidOperationException">Node.js is missing.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException(
                string.Format(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), AzuriteTexts.NoNode, start.FileName), e);
        }
    }

    private static async Task<FileStream> TakeTurnAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "obj", "install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }
}
