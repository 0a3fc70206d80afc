using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>One request to the service, sent alone or as a part of a transaction.</summary>
internal sealed class TableRequest
{
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";
    private const string NoMetadata = "application/json;odata=nometadata";
    private const string Json = "application/json";

    private readonly StringBuilder query = new();

    private TableRequest(RequestMethod method, string path, string accept)
    {
        Method = method;
        Path = path;
        Headers.Add(("Accept", accept));
    }

    public RequestMethod Method { get; }

    public string Path { get; }

    public List<(string Name, string Value)> Headers { get; } = [("DataServiceVersion", "3.0")];

    public ReadOnlyMemory<byte> Content { get; private set; }

    public static TableRequest CreateTable(string table) =>
        new TableRequest(RequestMethod.Post, "/Tables", MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .With("Prefer", "return-no-content")
            .WithJson(NoMetadata, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("TableName", table);
                writer.WriteEndObject();
            });

    public static TableRequest DeleteTable(string table) =>
        new(RequestMethod.Delete, $"/Tables('{Uri.EscapeDataString(table)}')", Json);

    public static TableRequest QueryTables(string? filter, int? top, string? nextTable) =>
        new TableRequest(RequestMethod.Get, "/Tables", MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .WithQuery("$top", top?.ToString(CultureInfo.InvariantCulture))
            .WithQuery("$filter", filter)
            .WithQuery("NextTableName", nextTable);

    public static TableRequest Insert(string table, ITableEntity entity) =>
        new TableRequest(RequestMethod.Post, "/" + Uri.EscapeDataString(table), MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .With("Prefer", "return-no-content")
            .WithJson(NoMetadata, writer => EntityJson.Write(writer, entity));

    /// <summary>An update; without an If-Match an upsert.</summary>
    public static TableRequest Update(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch)
    {
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}"),
        };
        var request = new TableRequest(method, EntityPath(table, entity.PartitionKey, entity.RowKey), Json)
            .WithQuery("$format", MinimalMetadata)
            .WithJson(Json, writer => EntityJson.Write(writer, entity));
        return ifMatch == default ? request : request.With("If-Match", ifMatch.ToString());
    }

    public static TableRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new TableRequest(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey), MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .With("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());

    public static TableRequest Get(string table, string partitionKey, string rowKey, string? select) =>
        new TableRequest(RequestMethod.Get, EntityPath(table, partitionKey, rowKey), MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .WithQuery("$select", select);

    public static TableRequest Query(string table, string? filter, int? top, string? select, string? nextPartitionKey, string? nextRowKey) =>
        new TableRequest(RequestMethod.Get, $"/{Uri.EscapeDataString(table)}()", MinimalMetadata)
            .WithQuery("$format", MinimalMetadata)
            .WithQuery("$top", top?.ToString(CultureInfo.InvariantCulture))
            .WithQuery("$select", select)
            .WithQuery("$filter", filter)
            .WithQuery("NextPartitionKey", nextPartitionKey)
            .WithQuery("NextRowKey", nextRowKey);

    public static TableRequest Transaction(string boundary, ReadOnlyMemory<byte> content) =>
        new TableRequest(RequestMethod.Post, "/$batch", Json) { Content = content }
            .With("Content-Type", $"multipart/mixed; boundary={boundary}");

    public Uri UriAt(Uri endpoint) => new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path + query);

    public void ApplyTo(Request request, TableConnection connection)
    {
        request.Method = Method;
        request.Uri.Reset(UriAt(connection.Endpoint));
        request.Headers.SetValue("x-ms-version", connection.Version);
        foreach (var (name, value) in Headers)
            request.Headers.SetValue(name, value);

        if (!Content.IsEmpty)
            request.Content = RequestContent.Create(Content);
    }

    // Quotes are doubled for OData, then everything is escaped for the path.
    private static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"/{Uri.EscapeDataString(table)}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private TableRequest With(string name, string value)
    {
        Headers.Add((name, value));
        return this;
    }

    private TableRequest WithQuery(string name, string? value)
    {
        if (value is not null)
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        return this;
    }

    private TableRequest WithJson(string contentType, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);

        Content = buffer.ToArray();
        return With("Content-Type", contentType);
    }
}
