using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Documents;
using CadreReports.Submissions;
using Outcome = CadreReports.Submissions.Outcome;

namespace CadreReports.Tests.Documents;

/// <summary>Versions, findings and figures from which documents are made.</summary>
internal static class SampleDocuments
{
    public static readonly CatalogueSet Catalogues = CatalogueSet.Load();
    public static readonly Period Period = Catalogues.Period("2023H1")!;
    public static readonly Province Province = Period.Province("82")!;

    public static string Sha256 { get; } = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    public static SubmissionVersion Version(SubmissionState state, int number = 1) => new(
        number, state, "order", "2023H1/82/x.xlsx", Sha256, 245_760, "2023", 1, new DateTimeOffset(2023, 6, 5, 1, 5, 0, TimeSpan.Zero), null,
        new Outcome(state, 0, 0, 0, 350, null, false));

    public static Receipt Receipt(IReadOnlyList<Finding> findings, SubmissionState state = SubmissionState.Rejected)
    {
        var version = Version(state);
        return CadreReports.Submissions.Receipt.Of(new SubmissionKey(Period.Id, "82"), version, version.Outcome!, findings);
    }

    public static List<Finding> Findings(int count, string message) =>
        [.. Enumerable.Range(0, count).Select(i => new Finding($"BM02-{i:00}", i < 3 ? Severity.Error : i < 9 ? Severity.Query : Severity.Note, message, []))];

    public static async Task<string> ReceiptPageAsync(IReadOnlyList<Finding> findings, Province? province = null, PresentState? standing = null)
    {
        await using var renderer = new DocumentRenderer();
        return await renderer.ReceiptAsync(
            Receipt(findings), Period, province ?? Province, standing ?? new PresentState(SubmissionState.Rejected, null));
    }

    public static ConfirmationSheet Sheet(SubmissionVersion version, int? current, Province? province = null)
    {
        FactRow[] facts =
        [
            new("BM01", "02", "BM01", 9, [new Fact("total", 735, 4)]),
            new("BM01", "19", "BM01", 30, [new Fact("total", 50_999, 4), new Fact("female", 20_000, 5)]),
        ];
        TextLine[] lines = [new("BM09", "01", "BM09", 9, new Dictionary<string, string> { ["number"] = "01" })];
        return ConfirmationSheet.Of(Period, province ?? Province, Catalogues.For(Period), version, current, facts, lines);
    }

    public static async Task<string> ConfirmationPageAsync(ConfirmationSheet sheet)
    {
        await using var renderer = new DocumentRenderer();
        return await renderer.ConfirmationSheetAsync(sheet);
    }

    public static async Task<string> RulesPageAsync(CatalogueVersion version)
    {
        await using var renderer = new DocumentRenderer();
        return await renderer.RulesAsync(version);
    }
}
