using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using CadreReports.Summaries.Publishing;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>
/// The main job on one machine: storage emulator, functions app, sample provinces, summary. Everything goes through the
/// doors that provinces and the board use.
/// </summary>
public static class LocalRun
{
    /// <summary>What the app's clock shows at the start: the sample period is open and not yet due.</summary>
    public static readonly DateTimeOffset ClockStart = new(2023, 6, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
        await using var azurite = await console.Status().StartAsync(
            LocalTexts.StartingStorage, _ => AzuriteServer.StartAsync(Path.Combine(options.Data, "storage"), cancellationToken));
        await using var functions = await console.Status().StartAsync(
            LocalTexts.StartingFunctions,
            _ => FunctionsProcess.StartAsync(azurite.ConnectionString, options.Port, ClockStart, Path.Combine(options.Data, "logs", "functions.log"), cancellationToken));
        using var client = new LocalClient(functions.Address);

        var catalogues = CatalogueSet.Load();
        var samples = new SampleWorkbooks(catalogues);
        var asExpected = true;
        await console.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                foreach (var period in SampleWorkbooks.Periods)
                {
                    var task = progress.AddTask(string.Format(Texts.Vietnamese, LocalTexts.Sending, catalogues.Period(period.ToString())!.Name));
                    asExpected &= await SendAsync(client, samples, period, task, cancellationToken);
                }

                var summaries = progress.AddTask(LocalTexts.Summarising, maxValue: SampleWorkbooks.Periods.Count);
                foreach (var period in SampleWorkbooks.Periods)
                {
                    asExpected &= await WaitAsync(() => client.IsSummaryCurrentAsync(period, SampleWorkbooks.Region, cancellationToken), cancellationToken);
                    summaries.Increment(1);
                }
            });

        var board = await client.StatusAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, cancellationToken);
        // A kept folder may hold what the user has tried since; a run of its own must end exactly as the samples say.
        asExpected &= !options.Once || IsAsExpected(board, samples);
        var summaries = SummaryFormat.All.Select(format => format.Extension)
            .ToDictionary(format => format, format => Path.Combine(options.Results, $"{SampleWorkbooks.LastPeriod}-{SampleWorkbooks.Region}.{format}"), StringComparer.Ordinal);
        foreach (var (format, file) in summaries)
        {
            await client.DownloadSummaryAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, format, file, cancellationToken);
        }

        var status = Path.Combine(options.Results, "status.json");
        await File.WriteAllBytesAsync(status, LocalClient.Write(board), cancellationToken);

        StatusTable.Write(console, board);
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.SummaryAt} [green]{summaries["xlsx"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.BriefingAt} [green]{summaries["docx"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.DataAt} [green]{summaries["csv"]}[/], [green]{summaries["json"]}[/]");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.StatusAt} [green]{status}[/]");
        if (!asExpected)
        {
            console.MarkupLineInterpolated(Texts.Vietnamese, $"[red]{LocalTexts.NotAsExpected}[/]");
        }

        if (!options.Once)
        {
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.Serving} [link]http://localhost:{functions.Address.Port}[/]");
            await functions.Ended(cancellationToken);
            throw new InvalidOperationException(LocalTexts.FunctionsEnded);
        }

        return asExpected;
    }

    /// <summary>
    /// Sends the sample workbooks of a period that are not there yet, and waits until each has its expected result. A province
    /// from which something is there already only has to be through.
    /// </summary>
    private static async Task<bool> SendAsync(LocalClient client, SampleWorkbooks samples, PeriodId period, ProgressTask task, CancellationToken cancellationToken)
    {
        var uploads = samples.Uploads(period).ToList();
        task.MaxValue = uploads.Count * 2;
        var known = (await client.StatusAsync(period, SampleWorkbooks.Region, cancellationToken)).Provinces.ToDictionary(p => p.Code, StringComparer.Ordinal);
        var sent = uploads.Where(upload => known[upload.Province].Version is null).ToDictionary(u => u.Province, u => u.Expected, StringComparer.Ordinal);
        await Parallel.ForEachAsync(uploads, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (upload, token) =>
        {
            if (sent.ContainsKey(upload.Province))
            {
                await client.SendAsync(period, upload.Province, upload.Content, token);
            }

            task.Increment(1);
        });

        var settled = 0;
        return await WaitAsync(
            async () =>
            {
                var board = (await client.StatusAsync(period, SampleWorkbooks.Region, cancellationToken)).Provinces.ToDictionary(p => p.Code, StringComparer.Ordinal);
                var now = uploads.Count(u => sent.TryGetValue(u.Province, out var expected)
                    ? board[u.Province].Status == SubmissionStateName.Of(expected)
                    : board[u.Province].Status != SubmissionStateName.Of(SubmissionState.Received));
                task.Increment(now - settled);
                settled = now;
                return now == uploads.Count;
            },
            cancellationToken);
    }

    private static bool IsAsExpected(StatusBoard board, SampleWorkbooks samples)
    {
        var expected = samples.Uploads(SampleWorkbooks.LastPeriod).ToDictionary(u => u.Province, u => u.Expected, StringComparer.Ordinal);
        return board.Provinces.All(p => p.Status == SubmissionStateName.Of(expected.GetValueOrDefault(p.Code, SubmissionState.Missing)));
    }

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

    private static async Task<bool> WaitAsync(Func<Task<bool>> reached, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(300, cancellationToken))
        {
            if (await reached())
            {
                return true;
            }
        }

        return false;
    }
}
