using CadreReports.Functions.Gate;
using CadreReports.Portal.Frame;
using CadreReports.Storage;

namespace CadreReports.Tests.Infrastructure.ImportRules;

/// <summary>Imports go one way: from the functions to what they share, and among the folders of each never in a circle.</summary>
public sealed class ImportTests
{
    private static readonly string Shared = typeof(StorageAccount).Assembly.Location;
    private static readonly string Portal = typeof(PageFrame).Assembly.Location;
    private static readonly string Functions = typeof(RequestGate).Assembly.Location;

    [Fact]
    public void The_shared_code_knows_no_portal_no_functions_and_no_web()
    {
        using var shared = new AssemblyImports(Shared);
        Assert.Equal([], shared.Assemblies.Where(name =>
            name is "CadreReports.Portal" or "CadreReports.Functions" ||
            name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) ||
            name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) ||
            name.Contains("Functions.Worker", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_portal_knows_no_functions()
    {
        using var portal = new AssemblyImports(Portal);
        Assert.Contains("CadreReports.Shared", portal.Assemblies);
        Assert.DoesNotContain("CadreReports.Functions", portal.Assemblies);
    }

    [Fact]
    public void Capabilities_of_the_shared_code_import_one_another_in_no_circle() => AssertNoCircle(Shared, "CadreReports.");

    [Fact]
    public void Capabilities_of_the_portal_import_one_another_in_no_circle() => AssertNoCircle(Portal, "CadreReports.Portal.");

    [Fact]
    public void Capabilities_of_the_functions_import_one_another_in_no_circle() => AssertNoCircle(Functions, "CadreReports.Functions.");

    [Theory]
    [InlineData(nameof(Samples.Bases))]
    [InlineData(nameof(Samples.Bodies))]
    [InlineData(nameof(Samples.Generics))]
    [InlineData(nameof(Samples.Constraints))]
    [InlineData(nameof(Samples.Attributes))]
    [InlineData(nameof(Samples.Nested))]
    [InlineData(nameof(Samples.Later))]
    public void An_import_is_seen_wherever_it_stands(string folder)
    {
        using var tests = new AssemblyImports(typeof(ImportTests).Assembly.Location);
        var folders = new FolderImports(tests.All, typeof(Samples.Lowest.Thing).Namespace![..^nameof(Samples.Lowest).Length]);
        Assert.Equal([nameof(Samples.Lowest)], folders.Of(folder));
    }

    [Fact]
    public void A_circle_is_found_however_long_it_is()
    {
        var folders = new FolderImports(
            [new("Root.A.X", "Root.B.Y"), new("Root.B.Sub.Z", "Root.C.W"), new("Root.C.W", "Root.A.V"), new("Root.D.T", "Root.A.X"), new("Root.A.X", "System.Text.Json.Nodes")],
            "Root.");
        Assert.Equal(["A → B (A.X → B.Y)", "B → C (B.Sub.Z → C.W)", "C → A (C.W → A.V)"], folders.InCircles());
    }

    private static void AssertNoCircle(string path, string root)
    {
        using var assembly = new AssemblyImports(path);
        var folders = new FolderImports(assembly.All, root);
        Assert.True(folders.Count > 10);
        Assert.Equal([], folders.InCircles());
    }
}
