using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Submissions;
using CadreReports.Summaries.Publishing;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Validation;
using CadreReports.Workbooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Summaries.Publishing;

/// <summary>The parts of publishing wired together over real storage, as Program.cs wires them.</summary>
internal sealed class PublisherParts
{
    private static int uploads;

    private readonly Pipeline pipeline;

    public PublisherParts(Pipeline pipeline, CatalogueSet? catalogues = null)
    {
        this.pipeline = pipeline;
        var known = catalogues ?? Pipeline.Catalogues;
        Inputs = new SummaryInputs(known, pipeline.Store, pipeline.Contents, pipeline.Earlier, pipeline.Log);
        Editions = new EditionStore(pipeline.Account);
        Publisher = new SummaryPublisher(
            pipeline.Account, new PeriodRegister(known, pipeline.Account), Inputs, Editions, TimeProvider.System, NullLogger<SummaryPublisher>.Instance);
    }

    public SummaryInputs Inputs { get; }

    public EditionStore Editions { get; }

    public SummaryPublisher Publisher { get; }

    /// <summary>Stores an accepted report through the store's own doors, without a workbook.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="report">Its figures.</param>
    /// <param name="limitations">What it says of limitations (BM10, part D) with the state.</param>
    public async Task<SubmissionVersion> AcceptAsync(
        Period period, string province, ReportContent report, params (string Text, string State)[] limitations)
    {
        var key = new SubmissionKey(period.Id, province);
        var content = report.Content;
        var form = content.Forms.Single(f => f.Form.Code == "BM10");
        foreach (var (text, state) in limitations)
        {
            var number = form.Lines.Count + 1;
            form.Lines.Add(new ListLine(string.Create(CultureInfo.InvariantCulture, $"D{number:00}"), 50 + number, [text, state], null));
        }

        var at = Interlocked.Increment(ref uploads);
        var assessment = new Assessment(content, [], []);
        var upload = new Upload($"{key}/{at:000000}.xlsx", "0x1", period.Due.AddSeconds(at), period.Due.AddHours(-1), 1, null);
        var sha256 = at.ToString("x64", CultureInfo.InvariantCulture);
        var version = await pipeline.Store.ClaimAsync(key, upload, sha256, report.Version, string.Empty, period: null, default);
        var attempt = Guid.NewGuid().ToString("N");
        await pipeline.Contents.WriteAsync(key, version.Number, attempt, assessment, default);
        version = await pipeline.Store.CompleteAsync(key, version.Number, v => assessment.Judge(v with { Attempt = attempt }, [], locked: false), default);
        await pipeline.Store.RefreshAsync(key, default);
        return version;
    }

    /// <summary>The bytes of every file of the edition that readers are given.</summary>
    public async Task<Dictionary<string, byte[]>> FilesAsync(Period period, Region scope)
    {
        var published = (await Publisher.FindAsync(period, scope, default))!;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var format in SummaryFormat.All)
        {
            await using var stream = (await Publisher.OpenAsync(period, scope, published, format, default))!;
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            files.Add(format.Extension, copy.ToArray());
        }

        return files;
    }
}
