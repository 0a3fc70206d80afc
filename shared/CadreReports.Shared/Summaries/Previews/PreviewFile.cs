using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CadreReports.Summaries.Previews;

/// <summary>A preview as it is kept. Only this program reads it.</summary>
public static class PreviewFile
{
    /// <summary>
    /// What a preview's name ends in. It counts the changes to what is in it, so that a newer program finds none of its own and has
    /// one made, while the edition stays what it is.
    /// </summary>
    public const string Suffix = "-xem-1.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // What follows from the rest is not kept.
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="edition">What to write the preview of.</param>
    /// <param name="output">Receives UTF-8 and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output) => JsonSerializer.Serialize(output, SummaryPreview.Of(edition), Options);

    /// <param name="input">What <see cref="Write"/> wrote.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">It is no preview.</exception>
    public static async ValueTask<SummaryPreview> ReadAsync(Stream input, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<SummaryPreview>(input, Options, cancellationToken) ?? throw new JsonException("The preview is empty.");
}
