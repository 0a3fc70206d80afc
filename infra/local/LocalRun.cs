using System.Net;
using System.Net.Sockets;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Status;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Summaries.Publishing;
using CadreReports.Time;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>
/// The main job on one machine: storage emulator, functions app, sample provinces, summary. Everything goes through the
/// doors that provinces and the board use.
/// </summary>
public static class LocalRun
{
    /// <summary>Whose clerk and approver there are sample accounts for: Tiền Giang.</summary>
    private const string SampleProvince = "82";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    /// <summary>Does the job and, unless it is to be done once, serves on until cancelled.</summary>
    /// <param name="options">How it was called.</param>
    /// <param name="console">Where progress and the result are shown.</param>
    /// <param name="cancellationToken">Stops in order.</param>
    /// <returns>Whether all went as expected.</returns>
    public static async Task<bool> RunAsync(LocalOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Results);
        var done = false;
        try
        {
            using var data = DataFolder.Take(options.Data);
            return done = await ServeAsync(options, console, cancellationToken);
        }
        finally
        {
            if (options.Once && (done || cancellationToken.IsCancellationRequested))
            {
                Directory.Delete(options.Data, recursive: true);
            }
            else if (options.Once)
            {
                console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.LogsKept} {options.Data}");
            }
        }
    }

    private static async Task<bool> ServeAsync(LocalOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        console.MarkupLine($"[bold]{LocalTexts.Title}[/]");
        RequireFreePort(options.Port);
        var catalogues = CatalogueSet.Load();
        var schedule = new SampleSchedule(catalogues);
        var kept = new KeptClock(Path.Combine(options.Data, "clock"));
        var letters = Path.Combine(options.Data, "mail");
        await using var azurite = await console.Status().StartAsync(
            LocalTexts.StartingStorage, _ => AzuriteServer.StartAsync(Path.Combine(options.Data, "storage"), cancellationToken));
        var start = kept.Next() ?? schedule.Start;
        var accounts = options.Once
            ? []
            : await SampleAccounts.MakeAsync(
                StorageAccount.Open(azurite.ConnectionString), catalogues, SampleProvince, ShiftedTimeProvider.StartingAt(start), cancellationToken);
        await using var functions = await console.Status().StartAsync(
            LocalTexts.StartingFunctions,
            _ => FunctionsProcess.StartAsync(azurite.ConnectionString, options.Port, start, trial: true, letters, Path.Combine(options.Data, "logs", "functions.log"), cancellationToken));
        using var client = new LocalClient(functions.Address);

        var region = catalogues.Period(SampleWorkbooks.LastPeriod)!.Region(SampleWorkbooks.Region)!;
        foreach (var (place, contact) in SampleContacts.Of(region, DateOnly.FromDateTime(schedule.Start.DateTime)))
        {
            await client.AddContactAsync(place, contact, cancellationToken);
        }

        var traffic = new SampleTraffic(client, new SampleWorkbooks(catalogues), schedule, new SampleMornings(catalogues), kept);
        var asExpected = true;
        await console.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                foreach (var period in SampleWorkbooks.Periods)
                {
                    var task = progress.AddTask(string.Format(Texts.Vietnamese, LocalTexts.Sending, catalogues.Period(period.ToString())!.Name));
                    asExpected &= await traffic.SendAsync(period, task, cancellationToken);
                }

                await traffic.MoveClockAsync(schedule.End, cancellationToken);

                var summaries = progress.AddTask(LocalTexts.Summarising, maxValue: SampleWorkbooks.Periods.Count);
                foreach (var period in SampleWorkbooks.Periods)
                {
                    asExpected &= await Waiting.UntilAsync(
                        () => client.IsSummaryCurrentAsync(period, SampleWorkbooks.Region, cancellationToken), Glance, cancellationToken);
                    summaries.Increment(1);
                }
            });

        var board = await client.StatusAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, cancellationToken);
        // A kept folder may hold what the user has tried since; a run of its own must end exactly as the samples say.
        asExpected &= !options.Once || IsAsExpected(board);
        var summaries = SummaryFormat.All.Select(format => format.Extension)
            .ToDictionary(format => format, format => Path.Combine(options.Results, $"{SampleWorkbooks.LastPeriod}-{SampleWorkbooks.Region}.{format}"), StringComparer.Ordinal);
        foreach (var (format, file) in summaries)
        {
            await client.DownloadSummaryAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, format, file, cancellationToken);
        }

        var status = Path.Combine(options.Results, "status.json");
        await File.WriteAllBytesAsync(status, LocalClient.Write(board), cancellationToken);

        var copies = new SampleLetters(letters).Copy(board, await client.RemindersAsync(SampleWorkbooks.LastPeriod, cancellationToken), options.Results);

        StatusTable.Write(console, board);
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.SummaryAt} [green]{summaries["xlsx"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.BriefingAt} [green]{summaries["docx"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.DataAt} [green]{summaries["csv"]}[/], [green]{summaries["json"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.StatusAt} [green]{status}[/]");
        console.MarkupLine(LocalTexts.LettersAt);
        foreach (var copy in copies)
        {
            console.MarkupLineInterpolated(Texts.Vietnamese, $"  [green]{copy}[/]");
        }

        if (!asExpected)
        {
            console.MarkupLineInterpolated(Texts.Vietnamese, $"[red]{LocalTexts.NotAsExpected}[/]");
        }

        if (!options.Once)
        {
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.AllLettersAt} [green]{letters}[/]");
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{string.Format(Texts.Vietnamese, LocalTexts.ClockShows, await client.ClockAsync(cancellationToken))}");
            SampleAccounts.Write(console, accounts);
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.Serving} [link]http://localhost:{functions.Address.Port}[/]");
            await kept.FollowAsync(client, functions.Ended(cancellationToken), cancellationToken);
            throw new InvalidOperationException(LocalTexts.FunctionsEnded);
        }

        return asExpected;
    }

    private static bool IsAsExpected(StatusBoard board) =>
        board.Provinces.All(p => p.Status == SubmissionStateName.Of(SampleWorkbooks.Expected(SampleWorkbooks.LastPeriod, p.Code)));

    private static void RequireFreePort(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException(string.Format(Texts.Vietnamese, LocalTexts.PortInUse, port), e);
        }
    }
}
