using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// An entity as JSON with minimal metadata: types that JSON cannot tell are named in a second property
/// <c>Name@odata.type</c>.
/// </summary>
internal static class EntityJson
{
    /// <summary>Writes the entity's properties with their types; its ETag and Timestamp are the service's own.</summary>
    /// <exception cref="NotSupportedException">A property is of a type that tables cannot hold.</exception>
    public static void Write(Utf8JsonWriter writer, ITableEntity entity)
    {
        writer.WriteStartObject();
        if (entity is IDictionary<string, object> dictionary)
        {
            foreach (var (name, value) in dictionary)
            {
                if (value is Enum)
                    throw new NotSupportedException("Enum values are only supported for custom model types implementing ITableEntity.");

                if (name is not (PropertyNames.ODataETag or PropertyNames.Timestamp))
                    WriteProperty(writer, name, value);
            }
        }
        else
        {
            foreach (var (name, value) in EntityBinder.Of(entity.GetType()).Read(entity))
                WriteProperty(writer, name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Makes an entity of the type from one JSON object.</summary>
    public static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object?> dictionary)
        {
            foreach (var (name, value) in ReadTyped(json))
                dictionary[name] = value;
        }
        else
        {
            EntityBinder.Of(typeof(T)).Fill(entity, json);
        }

        return entity;
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        WriteValue(writer, value);
        var type = value switch
        {
            byte[] or BinaryData => "Edm.Binary",
            long or ulong => "Edm.Int64",
            double => "Edm.Double",
            Guid => "Edm.Guid",
            DateTime or DateTimeOffset => "Edm.DateTime",
            _ => null,
        };
        if (type is not null)
            writer.WriteString(name + PropertyNames.ODataTypeSuffix, type);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long or ulong:
                writer.WriteStringValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double.NaN:
                writer.WriteStringValue("NaN");
                break;
            case double number:
                // An infinity is refused by the writer.
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue(Utc(moment.UtcDateTime));
                break;
            case DateTime { Kind: DateTimeKind.Utc } moment:
                writer.WriteStringValue(Utc(moment));
                break;
            case DateTime moment:
                throw new NotSupportedException($"DateTime {moment:o} has a Kind of {moment.Kind}; it must be Utc.");
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case BinaryData bytes:
                writer.WriteBase64StringValue(bytes.ToMemory().Span);
                break;
            case TimeSpan span:
                writer.WriteStringValue(XmlConvert.ToString(span));
                break;
            case Enum choice:
                writer.WriteStringValue(choice.ToString());
                break;
            default:
                throw new NotSupportedException($"Not supported type {value.GetType()}");
        }
    }

    private static string Utc(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, object? Value)> ReadTyped(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = property.Name;
            if (name == PropertyNames.ODataMetadata || name.EndsWith(PropertyNames.ODataTypeSuffix, StringComparison.Ordinal))
                continue;

            if (json.TryGetProperty(name + PropertyNames.ODataTypeSuffix, out var type))
                yield return (name, ReadAs(type.GetString(), property.Value.GetString() ?? string.Empty));
            else if (name == PropertyNames.Timestamp)
                yield return (name, ReadAs("Edm.DateTime", property.Value.GetString() ?? string.Empty));
            else
                yield return (name, ReadUntyped(property.Value));
        }
    }

    private static object ReadAs(string? type, string text) => type switch
    {
        "Edm.Binary" => Convert.FromBase64String(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Double" => double.Parse(text, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Not supported type {type}"),
    };

    /// <summary>String, bool, null, Int32, else Int64, else Double ("5.0" is a double).</summary>
    internal static object? ReadUntyped(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new NotSupportedException($"Not supported value kind {value.ValueKind}"),
    };
}
