using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Server;
using CadreReports.Storage;
using CadreReports.Tests.Clocks;
using Spectre.Console;

namespace CadreReports.Tests.Backups;

/// <summary>The nightly backup of everything.</summary>
public sealed class BackupFolderTests(FilledAccount source) : IClassFixture<FilledAccount>, IDisposable
{
    private static readonly DateTimeOffset Night = new(2023, 6, 5, 19, 37, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-backups-").FullName;
    private readonly StringWriter output = new();
    private readonly HandClock clock = new() { Now = Night };

    public void Dispose()
    {
        output.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_scope_that_holds_anything_has_a_zip_and_its_digest_and_the_newest_are_kept()
    {
        for (var night = 0; night < 3; night++)
        {
            clock.Now = Night.AddDays(night);
            Assert.True(await RunAsync(source.ConnectionString, keep: 2, [.. FilledAccount.Scopes, "2020H1"]));
        }

        string[] expected =
        [
            .. new[] { "2022H2", "2023H1", "chung" }.SelectMany(scope => new[] { "20230606T193700Z", "20230607T193700Z" }.Select(moment => $"{scope}/{scope}-{moment}.zip")),
        ];
        Assert.Equal(
            expected.SelectMany(zip => new[] { zip, zip + ".digest" }).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder, "*.zip*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(folder, "2020H1")));
        foreach (var zip in expected)
        {
            await using var file = File.OpenRead(Path.Combine(folder, zip));
            await using var backup = await BackupFile.OpenAsync(file, default);
            Assert.Equal($"{backup.Digest}  {Path.GetFileName(zip)}\n", await File.ReadAllTextAsync(Path.Combine(folder, zip + ".digest")));
        }

        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var account = StorageAccount.Open(azurite.ConnectionString);
        foreach (var zip in expected.Where(zip => zip.Contains("0607T", StringComparison.Ordinal)))
        {
            await new BackupZips(account, Console()).RestoreAsync(Path.Combine(folder, zip), default);
        }

        await using var reference = await AzuriteServer.StartAsync(dataFolder: null);
        foreach (var scope in FilledAccount.Scopes)
        {
            await FilledAccount.RestoreAsync(StorageAccount.Open(reference.ConnectionString), source.Backups[scope]);
        }

        Assert.Equal(await AccountContent.ReadAsync(StorageAccount.Open(reference.ConnectionString)), await AccountContent.ReadAsync(account));
    }

    [Fact]
    public async Task A_scope_that_cannot_be_backed_up_is_tried_again_and_does_not_keep_the_others_from_theirs()
    {
        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var account = StorageAccount.Open(azurite.ConnectionString);
        await FilledAccount.RestoreAsync(account, source.Backups["2022H2"]);
        await FilledAccount.RestoreAsync(account, source.Backups["2023H1"]);
        await account.Tables.GetTableClient(StorageNames.RestoredTable).UpsertEntityAsync(
            new TableEntity("2022H2", "restore") { ["Manifest"] = "dở dang", ["BegunAt"] = Night }, TableUpdateMode.Replace);

        Assert.False(await RunAsync(azurite.ConnectionString, keep: 2, ["2022H2", "2023H1"]));

        Assert.Equal(BackupFolder.Tries - 1, Regex.Count(output.ToString(), "Sẽ thử lại"));
        Assert.Contains("Không sao lưu được “2022H2”", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["2023H1-20230605T193700Z.zip"], Directory.GetFiles(folder, "*.zip", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_a_run_left_that_was_cut_off_goes_and_what_is_not_ours_stays()
    {
        var scope = Directory.CreateDirectory(Path.Combine(folder, "2023H1")).FullName;
        var left = Path.Combine(scope, "2023H1-20230601T193700Z.zip.part");
        var foreign = Path.Combine(scope, "truoc-khi-nang-cap.zip");
        await File.WriteAllTextAsync(left, "dở dang");
        await File.WriteAllTextAsync(foreign, "của người khác");

        Assert.True(await RunAsync(source.ConnectionString, keep: 1, ["2023H1"]));

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public async Task Two_at_once_do_not_write_into_one_folder()
    {
        await using var held = new FileStream(Path.Combine(folder, ".held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await Assert.ThrowsAsync<BackupException>(() => RunAsync(source.ConnectionString, keep: 1, ["2023H1"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("first-administrator now")]
    [InlineData("administrator-password")]
    [InlineData("administrator-password --all")]
    [InlineData("administrator-password a b")]
    [InlineData("backup 2023H3 --out a.zip")]
    [InlineData("backup 2023H1")]
    [InlineData("backup-all")]
    [InlineData("backup-all --folder a --keep 0")]
    [InlineData("backup-all --folder a --keep -1")]
    [InlineData("backup-all --folder a --keep many")]
    [InlineData("restore --out")]
    public void What_cannot_be_read_is_no_command(string line) => Assert.Null(ServerCommand.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void What_can_be_read_is_a_command()
    {
        var here = Path.GetFullPath("a");
        Assert.Equal(new ServerCommand.MakeFirstAdministrator(), ServerCommand.Parse(["first-administrator"]));
        Assert.Equal(new ServerCommand.RecoverAdministrator("quan-tri"), ServerCommand.Parse(["administrator-password", "quan-tri"]));
        Assert.Equal(new ServerCommand.BackupAll(here, 30), ServerCommand.Parse(["backup-all", "--folder", "a"]));
        Assert.Equal(new ServerCommand.BackupAll(here, 7), ServerCommand.Parse(["backup-all", "--folder", "a", "--keep", "7"]));
        Assert.Equal(new ServerCommand.Restore(here), ServerCommand.Parse(["restore", "a"]));
        Assert.Equal("chung", Assert.IsType<ServerCommand.Backup>(ServerCommand.Parse(["backup", "chung", "--out", "a"])).Scope.ToString());
    }

    private Task<bool> RunAsync(string connection, int keep, params string[] names)
    {
        BackupScope[] scopes = [.. names.Select(name => BackupScope.TryParse(name, out var scope) ? scope : throw new ArgumentException(name))];
        return new BackupFolder(StorageAccount.Open(connection), scopes, Console(), clock, TimeSpan.Zero).RunAsync(folder, keep, default);
    }

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 400;
        return console;
    }
}
