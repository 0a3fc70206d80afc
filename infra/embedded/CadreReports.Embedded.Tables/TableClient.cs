#nullable disable

using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Every call throws <see cref="RequestFailedException"/> with the service's status and error code when the
/// service refuses it.
/// </summary>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "The real parameter names.")]
public class TableClient
{
    private readonly TableConnection connection;

    /// <summary>Connects by a storage connection string.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Connects by a storage connection string.</summary>
    /// <exception cref="InvalidOperationException">The connection string is malformed.</exception>
    /// <exception cref="ArgumentException">The connection string lacks the account, its key or the endpoint.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        var parsed = StorageConnectionString.Parse(connectionString) with { AccountName = null };
        (Name, connection) = (tableName, TableConnection.Open(parsed, tableName, options));
    }

    /// <summary>Connects with Microsoft Entra; the endpoint must be https.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        Name = tableName;
        connection = TableConnection.Open(endpoint, Name, tokenCredential, options);
    }

    /// <summary>Connects with an account key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Connects with an account key. The endpoint may end with the table's name.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        Name = tableName;
        connection = TableConnection.Open(endpoint, Name, credential, options);
    }

    internal TableClient(string tableName, TableConnection connection) => (Name, this.connection) = (tableName, connection);

    /// <summary>The storage account.</summary>
    public virtual string AccountName => connection.AccountName;

    /// <summary>The table.</summary>
    public virtual string Name { get; }

    /// <summary>The table's address.</summary>
    public virtual Uri Uri => EndpointUri.OfTable(connection.Endpoint, Name);

    /// <summary>Writes an OData filter for a condition; null when the condition is always true.</summary>
    /// <exception cref="NotSupportedException">The condition uses what the service cannot evaluate.</exception>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return FilterTranslator.Translate(filter);
    }

    /// <summary>Writes an OData filter with its arguments quoted and escaped.</summary>
    /// <exception cref="ArgumentException">An argument is of a type that tables cannot hold.</exception>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiteral.Interpolate(filter);

    /// <summary>Makes the table if it is missing; the raw response's status is 409 when it was there.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await connection
            .SendAsync(TableRequest.CreateTable(Name), TableConnection.NotAnError(409, cancellationToken), 201, 204, 409)
            .ConfigureAwait(false);
        if (response.Status == 409 &&
            new RequestFailedException(response) is { } failure &&
            failure.ErrorCode == TableErrorCode.TableBeingDeleted)
        {
            throw failure;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table with all its rows; the response's status is 404 when it was missing.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        await connection
            .SendAsync(TableRequest.DeleteTable(Name), TableConnection.NotAnError(404, cancellationToken), 204, 404)
            .ConfigureAwait(false);

    /// <summary>Inserts the entity; 409 EntityAlreadyExists when its keys are taken.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        return await connection.SendAsync(TableRequest.Insert(Name, entity), cancellationToken, 201, 204).ConfigureAwait(false);
    }

    /// <summary>Inserts the entity, or merges into or replaces the stored one.</summary>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        return await connection
            .SendAsync(TableRequest.Update(Name, entity, mode, default), cancellationToken, 204)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Merges into or replaces the stored entity while it has this ETag (or <see cref="ETag.All"/>); 412
    /// UpdateConditionNotSatisfied when it has changed, 404 ResourceNotFound when it is missing.
    /// </summary>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        CheckKeys(entity);
        if (ifMatch == default)
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));

        return await connection
            .SendAsync(TableRequest.Update(Name, entity, mode, ifMatch), cancellationToken, 204)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes the entity, unconditionally by default; the response's status is 404 when it was missing.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return await connection
            .SendAsync(TableRequest.Delete(Name, partitionKey, rowKey, ifMatch), cancellationToken, 204, 404)
            .ConfigureAwait(false);
    }

    /// <summary>Deletes the entity, unconditionally by default: its own ETag is not looked at.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        ITableEntity entity,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return await DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the entity, with all or the selected properties; 404 ResourceNotFound when it is missing.</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var request = Get(partitionKey, rowKey, select);
        var response = await connection.SendAsync(request, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(Entity<T>(response), response);
    }

    /// <summary>Reads the entity; the answer has no value when it, or the table, is missing.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var request = Get(partitionKey, rowKey, select);
        var response = await connection
            .SendAsync(request, TableConnection.NotAnError(404, cancellationToken), 200, 404)
            .ConfigureAwait(false);
        return response.Status == 404 ? new NoEntityResponse<T>(response) : Response.FromValue(Entity<T>(response), response);
    }

    /// <summary>The entities for which the condition holds, in the order of their keys.</summary>
    /// <exception cref="NotSupportedException">The condition uses what the service cannot evaluate.</exception>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        QueryAsync<T>(CreateQueryFilter(filter), maxPerPage, select, cancellationToken);

    /// <summary>The entities that an OData filter names, in the order of their keys; a page has at most 1,000.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var columns = Columns(select);
        return new TablePageable<T>(Fetch, maxPerPage, cancellationToken);

        async Task<Page<T>> Fetch(string continuation, int? top, CancellationToken token)
        {
            var (partitionKey, rowKey) = Continuations.Keys(continuation);
            var request = TableRequest.Query(Name, filter, top, columns, partitionKey, rowKey);
            var (response, entities) = await connection.QueryAsync(request, EntityJson.Read<T>, token).ConfigureAwait(false);
            return Page<T>.FromValues(entities, Continuations.Entity(response), response);
        }
    }

    /// <summary>
    /// Does all the actions or none: at most 100 on one partition, each entity once. The answer has a response for each
    /// action, in their order.
    /// </summary>
    /// <exception cref="TableTransactionFailedException">An action failed, and nothing was written.</exception>
    /// <exception cref="InvalidOperationException">There is no action.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        TableTransactionAction[] actions = [.. transactionActions];
        if (actions.Length == 0)
            throw new InvalidOperationException("The batch contains no entity operations.");

        var request = TransactionRequest.Create(Name, actions, connection);
        var response = await connection.SendAsync(request, cancellationToken, 202).ConfigureAwait(false);
        var parts = await MultipartResponse.ParseAsync(response, false, cancellationToken).ConfigureAwait(false);
        return Array.Find(parts, part => part.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, new ODataErrorParser()))
            : Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    private TableRequest Get(string partitionKey, string rowKey, IEnumerable<string> select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return TableRequest.Get(Name, partitionKey, rowKey, Columns(select));
    }

    private static T Entity<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content);
        return EntityJson.Read<T>(document.RootElement);
    }

    private static string Columns(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private static void CheckKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity.PartitionKey));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity.RowKey));
    }
}
