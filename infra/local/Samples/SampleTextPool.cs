using System.Text.Json;

namespace CadreReports.Local.Samples;

/// <summary>A document that provinces may list.</summary>
internal sealed record PooledDocument(string Number, DateOnly Date, string Resolution, string Excerpt, string? ReplacedBy);

/// <summary>The Vietnamese texts from which the samples are put together; <c>{noi}</c> stands for the province.</summary>
internal sealed record SampleTextPool(
    string Notice,
    string ArticleNotice,
    string Comment,
    string ArticleExplanation,
    string AfterArticleExplanation,
    string Preparer,
    string Approver,
    IReadOnlyList<PooledDocument> Documents,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Difficulties,
    IReadOnlyList<string> Proposals,
    IReadOnlyList<string> Limitations)
{
    private const string Resource = "Samples/SampleTexts.json";

    private static readonly Lazy<SampleTextPool> Embedded = new(Read);

    public static SampleTextPool Load() => Embedded.Value;

    private static SampleTextPool Read()
    {
        using var stream = typeof(SampleTextPool).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        return JsonSerializer.Deserialize<SampleTextPool>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
    }
}
