using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Portal.Documents;

/// <summary>
/// Renders the documents that people print: complete HTML pages without script and without anything to load.
/// </summary>
public sealed class DocumentRenderer : IAsyncDisposable
{
    private readonly ComponentRenderer components = new();

    /// <summary>The receipt of one version, on one A4 page however much was found.</summary>
    /// <param name="receipt">What was told when the file was received.</param>
    /// <param name="period">Its half-year.</param>
    /// <param name="province">Who sent it.</param>
    /// <param name="standing">Where the version stands now.</param>
    public Task<string> ReceiptAsync(Receipt receipt, Period period, Province province, PresentStanding standing) =>
        components.RenderAsync<ReceiptPage>(new()
        {
            [nameof(ReceiptPage.Receipt)] = receipt,
            [nameof(ReceiptPage.Period)] = period,
            [nameof(ReceiptPage.Province)] = province,
            [nameof(ReceiptPage.Standing)] = standing,
        });

    /// <summary>The sheet on which a province's board signs and seals for a version's figures.</summary>
    public Task<string> ConfirmationSheetAsync(ConfirmationSheet sheet) =>
        components.RenderAsync<ConfirmationPage>(new() { [nameof(ConfirmationPage.Sheet)] = sheet });

    /// <summary>All rules of a catalogue version.</summary>
    public Task<string> RulesAsync(CatalogueVersion version) =>
        components.RenderAsync<RulesPage>(new() { [nameof(RulesPage.Version)] = version });

    public ValueTask DisposeAsync() => components.DisposeAsync();
}
