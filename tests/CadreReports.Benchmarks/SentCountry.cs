using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Summaries;
using CadreReports.Workbooks;

namespace CadreReports.Benchmarks;

/// <summary>A period in which every province but a few has sent something, in storage as ingestion leaves it, figures too, but without the files.</summary>
internal sealed class SentCountry(StorageAccount account)
{
    /// <summary>How many findings each report has.</summary>
    private const int Findings = 20;

    private static readonly SubmissionState[] States =
    [
        SubmissionState.Accepted, SubmissionState.Accepted, SubmissionState.NeedsExplanation, SubmissionState.Accepted, SubmissionState.Rejected,
        SubmissionState.Accepted, SubmissionState.Missing, SubmissionState.Returned, SubmissionState.Accepted, SubmissionState.AwaitingConfirmation,
    ];

    private readonly SubmissionStore store = new(account);
    private readonly VersionContents contents = new(account);

    public async Task SendAsync(Period period, CancellationToken cancellationToken)
    {
        await account.EnsureCreatedAsync(cancellationToken);
        var catalogue = CatalogueSet.Load().For(period);
        var country = new GeneratedCountry();
        for (var i = 0; i < period.Provinces.Count; i++)
        {
            var state = States[i % States.Length];
            if (state == SubmissionState.Missing)
            {
                continue;
            }

            var key = new SubmissionKey(period.Id, period.Provinces[i].Code);
            var at = period.Due.AddDays(-7).AddHours(i).ToUniversalTime();
            var upload = new Upload($"{key}/gui.xlsx", $"0x{i:X}", at, at, 200_000, "mau");
            var claimed = await store.ClaimAsync(key, upload, i.ToString("x64", CultureInfo.InvariantCulture), catalogue, string.Empty, period, cancellationToken);
            var findings = Enumerable.Range(1, Findings).Select(n => FindingOf(key, state, n)).ToList();
            var attempt = $"{key.Period}{key.Province}";
            await contents.WriteAsync(key, claimed.Number, attempt, new Assessment(ContentOf(catalogue, country.Figures(period.Id, key.Province)!), findings, []), cancellationToken);
            var errors = findings.Count(f => f.Severity == Severity.Error);
            var queries = findings.Count(f => f.Severity == Severity.Query);
            await store.CompleteAsync(
                key,
                claimed.Number,
                version => version with
                {
                    State = state,
                    Attempt = attempt,
                    Outcome = new Outcome(state, errors, queries, Findings - errors - queries, 900, findings[0].Message, false),
                    QueryIds = string.Join(' ', findings.Where(f => f.Severity == Severity.Query).Select(f => f.Id)),
                    OpenQueries = state == SubmissionState.NeedsExplanation ? queries : 0,
                    AcceptedAt = state is SubmissionState.Accepted or SubmissionState.Returned ? at : null,
                },
                cancellationToken);
            await store.RefreshAsync(key, cancellationToken);
        }
    }

    private static WorkbookContent ContentOf(CatalogueVersion catalogue, Dictionary<FigureRef, long> figures)
    {
        var forms = new List<FormContent>();
        foreach (var form in catalogue.Forms)
        {
            var content = new FormContent(form, form.Code);
            for (var row = 0; row < form.Indicators.Count; row++)
            {
                content.Locate(row, row + 7);
                for (var column = 0; column < form.Measures.Count; column++)
                {
                    content.LocateColumn(column, column + 4);
                    content[row, column] = figures.TryGetValue(new FigureRef(form.Code, form.Indicators[row].Code, form.Measures[column].Code), out var figure) ? figure : null;
                }
            }

            forms.Add(content);
        }

        return new WorkbookContent(new WorkbookIdentity(null, null, null, null), new Dictionary<string, CoverEntry>(), forms, []);
    }

    private static Finding FindingOf(SubmissionKey key, SubmissionState state, int n)
    {
        var severity = n <= 2 && state == SubmissionState.Rejected ? Severity.Error : n <= 12 ? Severity.Query : Severity.Note;
        return new Finding(
            string.Create(CultureInfo.InvariantCulture, $"BM{n % 10 + 1:00}-{n:00}"),
            severity,
            $"Sheet BM01, ô D{n + 6}: số liệu {n}.204 cao hơn ô D{n + 7} là 1.1{n:00}; kiểm tra lại hai ô này hoặc giải trình vì sao ({key.Province}).",
            [new CellReference("BM01", $"D{n + 6}", "02", "total", n, "BM01"), new CellReference("BM01", $"D{n + 7}", "03", "total", n + 1, "BM01")]);
    }
}
