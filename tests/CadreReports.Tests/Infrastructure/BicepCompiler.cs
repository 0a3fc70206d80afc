using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using CadreReports.Tests.Infrastructure.Arm;

namespace CadreReports.Tests.Infrastructure;

/// <summary>Compiles the files of <c>infra/azure</c>, offline, with the compiler that the project restores or one on the path.</summary>
internal static class BicepCompiler
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonObject>>> Compiled = new(StringComparer.Ordinal);

    private static readonly Lazy<string?> Program = new(FindProgram);

    public static string Folder { get; } = Path.Combine(Repository.Folder, "infra", "azure");

    /// <summary>Compiles one file.</summary>
    /// <param name="file">Its name in the folder.</param>
    /// <param name="parameters">What decides conditions and loops in it.</param>
    public static async Task<ArmTemplate> CompileAsync(string file, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        Require();
        var template = await Compiled.GetOrAdd(file, name => new(() => BuildAsync(name))).Value;
        return new ArmTemplate(template, parameters);
    }

    /// <summary>Says what a command of the compiler finds wrong; nothing when all is well.</summary>
    public static async Task<string> ComplaintsAsync(string command, string file)
    {
        Require();
        string[] output = command == "build" ? ["--stdout"] : [];
        var (code, _, errors) = await RunAsync([command, Path.Combine(Folder, file), .. output]);
        return code == 0 ? errors.Trim() : $"exit code {code}: {errors}";
    }

    /// <summary>Skips the test on a machine without a compiler.</summary>
    private static void Require() => Skip.If(Program.Value is null, "Bicep is neither restored for this kind of machine nor on the path.");

    private static async Task<JsonObject> BuildAsync(string file)
    {
        var (code, output, errors) = await RunAsync(["build", Path.Combine(Folder, file), "--stdout"]);
        return code == 0 ? JsonNode.Parse(output)!.AsObject() : throw new InvalidOperationException(errors);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program.Value!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static string? FindProgram()
    {
        if (Metadata("BicepCompiler") is { } restored && File.Exists(restored))
        {
            // Packages do not say what is a program.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(restored) & UnixFileMode.UserExecute) == 0)
            {
                File.SetUnixFileMode(restored, File.GetUnixFileMode(restored) | UnixFileMode.UserExecute);
            }

            return restored;
        }

        var name = OperatingSystem.IsWindows() ? "bicep.exe" : "bicep";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static string? Metadata(string key) =>
        typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
}
