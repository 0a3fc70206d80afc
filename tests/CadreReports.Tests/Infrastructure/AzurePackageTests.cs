using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CadreReports.Functions.Health;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The check of what is sent to Azure, tried on folders that have or lack what the Functions host needs.</summary>
public sealed class AzurePackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("package").FullName;

    public AzurePackageTests()
    {
        foreach (var file in new[]
        {
            "host.json", "extensions.json", "CadreReports.Functions.dll", "CadreReports.Functions.runtimeconfig.json", "Microsoft.Azure.Functions.Worker.dll",
            "Microsoft.Azure.Functions.Worker.OpenTelemetry.dll", "Azure.Data.Tables.dll", ".azurefunctions/Microsoft.Azure.WebJobs.Extensions.Storage.Blobs.dll",
        })
        {
            Write(file, "content");
        }

        Write("worker.config.json", """{ "description": { "language": "dotnet-isolated", "defaultWorkerPath": "CadreReports.Functions.dll" } }""");
        WriteFunctions(Names());
    }

    [SkippableFact]
    public async Task A_folder_with_everything_passes()
    {
        var (code, output) = await CheckAsync();

        Assert.Equal((0, $"{Names().Count()} functions, ready to be sent"), (code, output.Trim()));
    }

    [SkippableTheory]
    [InlineData("host.json")]
    [InlineData("worker.config.json")]
    [InlineData("functions.metadata")]
    [InlineData("extensions.json")]
    [InlineData("Microsoft.Azure.Functions.Worker.dll")]
    [InlineData("Azure.Data.Tables.dll")]
    [InlineData(".azurefunctions/Microsoft.Azure.WebJobs.Extensions.Storage.Blobs.dll")]
    public async Task A_folder_that_lacks_a_file_does_not(string file)
    {
        File.Delete(Path.Combine(folder, file));

        var (code, output) = await CheckAsync();

        Assert.Equal(1, code);
        Assert.Contains(file.Split('/')[0], output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("local.settings.json")]
    [InlineData("CadreReports.Embedded.Worker.dll")]
    public async Task Nor_does_one_with_what_belongs_to_one_machine_or_the_other_host(string file)
    {
        Write(file, "content");

        var (code, output) = await CheckAsync();

        Assert.Equal(1, code);
        Assert.Contains(file, output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nor_one_in_which_a_function_is_left_out_or_unknown()
    {
        WriteFunctions(Names().Skip(1));
        Assert.Equal(1, (await CheckAsync()).Code);

        WriteFunctions([.. Names(), "Unknown"]);
        Assert.Equal(1, (await CheckAsync()).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Names() =>
        from type in typeof(GetHealth).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select function.Name;

    private void WriteFunctions(IEnumerable<string> names) =>
        Write("functions.metadata", JsonSerializer.Serialize(
            names.Select(name => new { name, scriptFile = "CadreReports.Functions.dll", bindings = new[] { new { name = "request", type = "httpTrigger" } } })));

    private void Write(string file, string content)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private async Task<(int Code, string Output)> CheckAsync()
    {
        Skip.If(OperatingSystem.IsWindows(), "The check is a shell script.");
        var script = Path.Combine(Repository.Folder, ".ci", "check-azure-package");
        using var check = Process.Start(new ProcessStartInfo("bash", [script, folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = check.StandardError.ReadToEndAsync();
        var output = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        return (check.ExitCode, output + await errors);
    }
}
