using System.Text.Json;
using System.Text.Json.Serialization;

namespace CadreReports.Catalogue.Loading;

/// <summary>A guidance line is a text, or an object where it belongs to some versions only.</summary>
internal sealed class GuidanceConverter : JsonConverter<GuidanceShape>
{
    public override GuidanceShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new GuidanceShape(reader.GetString()!);
        }

        try
        {
            var line = JsonSerializer.Deserialize<VersionedLine>(ref reader, options)!;
            return new GuidanceShape(line.Text, line.Versions);
        }
        catch (JsonException e)
        {
            // Without a path of its own it is given that of the line.
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, GuidanceShape value, JsonSerializerOptions options) =>
        throw new NotSupportedException("The catalogue's data are read only.");

    private sealed record VersionedLine(string Text, IReadOnlyList<string> Versions, bool Assumed = false);
}
