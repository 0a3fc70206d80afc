using System.Text.Encodings.Web;
using System.Text.Unicode;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Portal.Documents;

/// <summary>
/// Renders the documents that people print: complete HTML pages without script and without anything
/// to load.
/// Every text is encoded by Razor; Vietnamese letters stay as they are.
/// </summary>
public sealed class DocumentRenderer : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>The receipt of one version, on one A4 page however much was found.</summary>
    /// <param name="receipt">What was told when the file was received.</param>
    /// <param name="period">Its half-year.</param>
    /// <param name="province">Who sent it.</param>
    /// <param name="standing">Where the version stands now.</param>
    public Task<string> ReceiptAsync(Receipt receipt, Period period, Province province, PresentState standing) =>
        RenderAsync<ReceiptPage>(new()
        {
            [nameof(ReceiptPage.Receipt)] = receipt,
            [nameof(ReceiptPage.Period)] = period,
            [nameof(ReceiptPage.Province)] = province,
            [nameof(ReceiptPage.Standing)] = standing,
        });

    /// <summary>The sheet on which a province's board signs and seals for a version's figures.</summary>
    public Task<string> ConfirmationSheetAsync(ConfirmationSheet sheet) =>
        RenderAsync<ConfirmationPage>(new() { [nameof(ConfirmationPage.Sheet)] = sheet });

    /// <summary>All rules of a catalogue version.</summary>
    public Task<string> RulesAsync(CatalogueVersion version) =>
        RenderAsync<RulesPage>(new() { [nameof(RulesPage.Version)] = version });

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<string> RenderAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
