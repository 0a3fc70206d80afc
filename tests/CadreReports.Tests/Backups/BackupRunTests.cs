using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Local;
using CadreReports.Storage;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace CadreReports.Tests.Backups;

/// <summary>The commands as the README calls them.</summary>
public sealed class BackupRunTests(FilledAccount source) : IClassFixture<FilledAccount>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-backup-").FullName;
    private readonly StringWriter output = new();

    private string Zip => Path.Combine(folder, "2023H1.zip");

    private string Data => Path.Combine(folder, "data");

    public void Dispose()
    {
        output.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task From_the_account_in_the_environment_into_the_data_of_the_local_run_and_back()
    {
        await RunAsync(["backup", "2023H1", "--out", Zip], source.ConnectionString);
        await RunAsync(["restore", Zip], connection: null);
        var again = Path.Combine(folder, "again.zip");
        await RunAsync(["backup", "2023H1", "--out", again], connection: null);

        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        await RunAsync(["restore", again], azurite.ConnectionString);
        await using var reference = await AzuriteServer.StartAsync(dataFolder: null);
        await FilledAccount.RestoreAsync(StorageAccount.Open(reference.ConnectionString), source.Backups["2023H1"]);
        Assert.Equal(
            await AccountContent.ReadAsync(StorageAccount.Open(reference.ConnectionString)),
            await AccountContent.ReadAsync(StorageAccount.Open(azurite.ConnectionString)));
        Assert.Equal(["2023H1.zip", "again.zip"], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order());
        Assert.Contains("Đã phục hồi xong “2023H1”.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await File.WriteAllTextAsync(Zip, "cũ");

        await Assert.ThrowsAsync<BackupException>(() => RunAsync(["backup", "2023H1", "--out", Zip], source.ConnectionString));

        Assert.Equal("cũ", await File.ReadAllTextAsync(Zip));
    }

    [Fact]
    public async Task Data_that_a_run_uses_are_left_alone()
    {
        using var held = DataFolder.Take(Data);
        Directory.CreateDirectory(Path.Combine(Data, "storage"));

        foreach (var arguments in (string[][])[["backup", "2023H1", "--out", Zip], ["restore", Zip]])
        {
            var e = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(arguments, connection: null));
            Assert.Contains("CadreStorage", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_data_there_is_nothing_to_back_up()
    {
        await Assert.ThrowsAsync<BackupException>(() => RunAsync(["backup", "2023H1", "--out", Zip], connection: null));

        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup 2023H3 --out a.zip")]
    [InlineData("backup 2023H1")]
    [InlineData("backup 2023H1 --out")]
    [InlineData("restore")]
    [InlineData("restore a.zip b.zip")]
    [InlineData("restore --out")]
    public void What_cannot_be_read_is_no_call(string line)
    {
        Assert.True(BackupOptions.IsMeant(line.Split(' ')));
        Assert.Null(BackupOptions.Parse(line.Split(' ')));
    }

    [Fact]
    public void Both_kinds_of_scope_can_be_named()
    {
        Assert.Equal("chung", BackupOptions.Parse(["backup", "chung", "--out", "a.zip"])!.Scope!.ToString());
        Assert.Equal("2023H1", BackupOptions.Parse(["backup", "2023H1", "--out", "a.zip"])!.Scope!.ToString());
        Assert.False(BackupOptions.IsMeant(["--once"]));
    }

    private Task RunAsync(string[] arguments, string? connection)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(connection is null ? [] : new Dictionary<string, string?> { [StorageNames.Connection] = connection })
            .Build();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 400;
        return new BackupRun(configuration, console).RunAsync(BackupOptions.Parse(arguments)! with { Data = Data }, default);
    }
}
