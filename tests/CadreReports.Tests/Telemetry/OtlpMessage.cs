using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace CadreReports.Tests.Telemetry;

/// <summary>Turns what an exporter sends (Protocol Buffers) into OTLP's JSON, as a collector writes it to a file.</summary>
internal static class OtlpMessage
{
    /// <summary>Reads a message.</summary>
    /// <param name="type">As <see cref="OtlpSchema"/> names it.</param>
    /// <param name="bytes">The message.</param>
    public static JsonObject Read(string type, byte[] bytes)
    {
        var fields = OtlpSchema.Find(type)!;
        var read = new JsonObject();
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is var tag and not 0)
        {
            if (!fields.TryGetValue(WireFormat.GetTagFieldNumber(tag), out var field))
            {
                input.SkipLastField();
                continue;
            }

            var value = Read(field, input);
            if (field.Repeated)
            {
                if (read[field.Name] is not JsonArray many)
                {
                    read[field.Name] = many = [];
                }

                many.Add(value);
            }
            else
            {
                read[field.Name] = value;
            }
        }

        return read;
    }

    private static JsonNode Read(OtlpField field, CodedInputStream input) => field.Type switch
    {
        OtlpSchema.Text => JsonValue.Create(input.ReadString()),
        OtlpSchema.Hex => JsonValue.Create(Convert.ToHexStringLower(input.ReadBytes().Span)),
        OtlpSchema.Whole => JsonValue.Create(input.ReadInt64()),
        OtlpSchema.Flag => JsonValue.Create(input.ReadBool()),
        OtlpSchema.Fixed32 => JsonValue.Create(input.ReadFixed32()),
        OtlpSchema.Fixed64 => JsonValue.Create(input.ReadFixed64().ToString(CultureInfo.InvariantCulture)),
        OtlpSchema.Real => JsonValue.Create(input.ReadDouble()),
        OtlpSchema.PackedFixed64 => Pack(input, bytes => JsonValue.Create(BinaryPrimitives.ReadUInt64LittleEndian(bytes).ToString(CultureInfo.InvariantCulture))),
        OtlpSchema.PackedReal => Pack(input, bytes => JsonValue.Create(BinaryPrimitives.ReadDoubleLittleEndian(bytes))),
        var message => Read(message, input.ReadBytes().ToByteArray()),
    };

    private static JsonArray Pack(CodedInputStream input, Func<byte[], JsonNode> read) =>
        [.. input.ReadBytes().ToByteArray().Chunk(sizeof(ulong)).Select(read)];
}
