using System.Text.Json;

namespace CadreReports.Tests.Infrastructure;

/// <summary>The files as such: they compile, the linter has nothing to say, and what azd passes to them is what they take.</summary>
public sealed class BicepTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(BicepCompiler.Folder, "*.bicep").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Compiles_and_passes_the_linter(string file)
    {
        Assert.Equal(string.Empty, await BicepCompiler.ComplaintsAsync("build", file));
        Assert.Equal(string.Empty, await BicepCompiler.ComplaintsAsync("lint", file));
    }

    [SkippableFact]
    public async Task The_linter_would_complain()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("cadre-reports-bicep-").FullName, "wrong.bicep");
        await File.WriteAllTextAsync(file, "param unused string\nresource account 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 'x', location: 'y', sku: { name: 'z' }, kind: 'StorageV2', properties: { allowPublicBlobs: false } }\n");

        Assert.Contains("allowPublicBlobs", await BicepCompiler.ComplaintsAsync("build", file), StringComparison.Ordinal);
        Assert.Contains("no-unused-params", await BicepCompiler.ComplaintsAsync("lint", file), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Every_parameter_can_be_set_without_a_change_to_a_file()
    {
        var main = await BicepCompiler.CompileAsync("main.bicep");
        using var passed = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(BicepCompiler.Folder, "main.parameters.json")));

        // It holds an object, which no environment variable does: who needs it names it in the file.
        string[] notPassed = ["moreSettings"];
        Assert.Equal(
            main.Parameters.Except(notPassed).Order(StringComparer.Ordinal),
            passed.RootElement.GetProperty("parameters").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task What_azd_sets_by_itself_is_what_the_files_would_take_for_granted()
    {
        var main = await BicepCompiler.CompileAsync("main.bicep");
        using var passed = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(BicepCompiler.Folder, "main.parameters.json")));
        var usual = passed.RootElement.GetProperty("parameters").EnumerateObject()
            .Select(p => (p.Name, Value: p.Value.GetProperty("value").GetString()!))
            .Where(p => p.Value.Contains('=', StringComparison.Ordinal))
            .ToDictionary(p => p.Name, p => p.Value[(p.Value.IndexOf('=', StringComparison.Ordinal) + 1)..^1], StringComparer.Ordinal);

        Assert.NotEmpty(usual);
        Assert.All(usual, p => Assert.Equal(Convert.ToString(main.Scope.Parameter(p.Key), System.Globalization.CultureInfo.InvariantCulture), p.Value, ignoreCase: true));
    }
}
