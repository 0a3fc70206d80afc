#nullable disable

using Azure.Core;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account.</summary>
public class TableServiceClient
{
    private readonly TableConnection connection;

    /// <summary>Connects by a storage connection string.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Connects by a storage connection string.</summary>
    /// <exception cref="InvalidOperationException">The connection string is malformed.</exception>
    /// <exception cref="ArgumentException">The connection string lacks the account, its key or the endpoint.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        connection = TableConnection.Open(StorageConnectionString.Parse(connectionString), null, options);
    }

    /// <summary>Connects with Microsoft Entra; the endpoint must be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) =>
        connection = TableConnection.Open(endpoint, null, tokenCredential, options);

    /// <summary>Connects with an account key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Connects with an account key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        connection = TableConnection.Open(endpoint, null, credential, options);

    /// <summary>The storage account.</summary>
    public virtual string AccountName => connection.AccountName;

    /// <summary>The account's table endpoint.</summary>
    public virtual Uri Uri => connection.Endpoint;

    /// <summary>Writes an OData filter with its arguments quoted and escaped.</summary>
    /// <exception cref="ArgumentException">An argument is of a type that tables cannot hold.</exception>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiteral.Interpolate(filter);

    /// <summary>A client for one table, over the same connection; the table need not exist.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(tableName, connection);
    }

    /// <summary>Makes the table if it is missing; the raw response's status is 409 when it was there.</summary>
    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return await GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the table with all its rows; the response's status is 404 when it was missing.</summary>
    public virtual async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return await GetTableClient(tableName).DeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The account's tables, such as <c>TableName eq 'Facts'</c>.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default)
    {
        return new TablePageable<TableItem>(Fetch, maxPerPage, cancellationToken);

        async Task<Page<TableItem>> Fetch(string continuation, int? top, CancellationToken token)
        {
            var request = TableRequest.QueryTables(filter, top, continuation);
            var (response, tables) = await connection
                .QueryAsync(request, json => new TableItem(json.GetProperty("TableName").GetString()), token)
                .ConfigureAwait(false);
            return Page<TableItem>.FromValues(tables, Continuations.Table(response), response);
        }
    }
}
