using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace CadreReports.Backups;

/// <summary>
/// A table row as one line of JSON that keeps the type of every property, as in
/// <c>{"partition":"2023H1","row":"82","properties":{"Uploads":{"int32":3}}}</c>. ETag and Timestamp are storage's own.
/// </summary>
internal static class BackupRow
{
    private static readonly string[] Own = ["odata.etag", nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)];

    /// <summary>Writes a row without the end of the line.</summary>
    /// <exception cref="NotSupportedException">A property is of a type that tables do not have.</exception>
    public static void Write(IBufferWriter<byte> output, TableEntity row)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("partition", row.PartitionKey);
        writer.WriteString("row", row.RowKey);
        writer.WriteStartObject("properties");
        foreach (var (name, value) in Properties(row))
        {
            var (type, text) = Write(value);
            writer.WriteStartObject(name);
            writer.WriteString(type, text);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">The line is no row.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var row = new TableEntity(root.GetProperty("partition").GetString(), root.GetProperty("row").GetString());
            foreach (var property in root.GetProperty("properties").EnumerateObject())
            {
                var typed = property.Value.EnumerateObject().Single();
                row[property.Name] = Read(typed.Name, typed.Value.GetString()!);
            }

            return row;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            throw new FormatException("The line is no table row.", e);
        }
    }

    /// <summary>The properties that are the row's content, in the order of their names.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Properties(TableEntity row) =>
        row.Where(p => p.Value is not null && !Own.Contains(p.Key, StringComparer.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal);

    private static (string Type, string Text) Write(object value) => value switch
    {
        string text => ("string", text),
        int number => ("int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        bool flag => ("boolean", flag ? "true" : "false"),
        DateTimeOffset moment => ("dateTime", moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        Guid id => ("guid", id.ToString("D")),
        byte[] bytes => ("binary", Convert.ToBase64String(bytes)),
        BinaryData bytes => ("binary", Convert.ToBase64String(bytes.ToMemory().Span)),
        _ => throw new NotSupportedException($"A table row has a property of type {value.GetType()}."),
    };

    private static object Read(string type, string text) => type switch
    {
        "string" => text,
        "int32" => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "int64" => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        "boolean" => bool.Parse(text),
        "dateTime" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "guid" => Guid.ParseExact(text, "D"),
        "binary" => Convert.FromBase64String(text),
        _ => throw new FormatException($"There is no type {type}."),
    };
}
