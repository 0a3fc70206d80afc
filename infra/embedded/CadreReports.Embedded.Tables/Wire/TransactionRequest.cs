using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>A transaction: one multipart body with a change set, a request for each action in it.</summary>
internal static class TransactionRequest
{
    public static TableRequest Create(string table, IEnumerable<TableTransactionAction> actions, TableConnection connection)
    {
        var batch = $"batch_{Guid.NewGuid()}";
        var changeSet = $"changeset_{Guid.NewGuid()}";
        using var body = new MemoryStream();
        WriteLines(body, $"--{batch}", $"Content-Type: multipart/mixed; boundary={changeSet}", string.Empty);
        foreach (var action in actions)
        {
            WriteLines(body, $"--{changeSet}", "Content-Type: application/http", "Content-Transfer-Encoding: binary", string.Empty);
            WritePart(body, Of(table, action), connection);
        }

        WriteLines(body, $"--{changeSet}--", $"--{batch}--");
        return TableRequest.Transaction(batch, body.ToArray());
    }

    private static TableRequest Of(string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => TableRequest.Insert(table, entity),
            TableTransactionActionType.Delete => TableRequest.Delete(table, entity.PartitionKey, entity.RowKey, action.ETag),
            TableTransactionActionType.UpdateMerge => TableRequest.Update(table, entity, TableUpdateMode.Merge, action.ETag),
            TableTransactionActionType.UpdateReplace => TableRequest.Update(table, entity, TableUpdateMode.Replace, action.ETag),
            TableTransactionActionType.UpsertMerge => TableRequest.Update(table, entity, TableUpdateMode.Merge, default),
            TableTransactionActionType.UpsertReplace => TableRequest.Update(table, entity, TableUpdateMode.Replace, default),
            _ => throw new InvalidOperationException("Unknown request type."),
        };
    }

    private static void WritePart(MemoryStream body, TableRequest request, TableConnection connection)
    {
        var uri = request.UriAt(connection.Endpoint);
        WriteLines(body, $"{request.Method} {uri.AbsoluteUri} HTTP/1.1", $"Host: {uri.Authority}", $"x-ms-version: {connection.Version}");
        foreach (var (name, value) in request.Headers)
            WriteLines(body, $"{name}: {value}");

        if (!request.Content.IsEmpty)
            WriteLines(body, $"Content-Length: {request.Content.Length}");

        WriteLines(body, string.Empty);
        body.Write(request.Content.Span);
        WriteLines(body, string.Empty);
    }

    private static void WriteLines(MemoryStream body, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            body.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
    }
}
