using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Access.Keys;

/// <summary>A key's row, with what only the desk needs.</summary>
/// <param name="Key">What is known of it.</param>
/// <param name="Hash">See <see cref="ApiKeyText.Hash"/>.</param>
/// <param name="Told">How many lines about it the audit trail has at least.</param>
/// <param name="ETag">Of the row.</param>
internal sealed record ApiKeyRow(ApiKey Key, string Hash, int Told, ETag ETag);

/// <summary>The keys of scripts: one row each, added once, never taken away.</summary>
internal sealed class ApiKeyStore(StorageAccount account, CatalogueSet catalogues)
{
    private const string Partition = "key";
    private const string HashColumn = "Hash";
    private const string ToldColumn = "Told";
    private const string ProvinceFromColumn = "ProvinceFrom";
    private const string DayFormat = "yyyy-MM-dd";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.KeysTable);

    /// <summary>All keys, newest first.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<ApiKeyRow>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            found.Add(Read(row));
        }

        return [.. found.OrderByDescending(r => r.Key.MadeAt).ThenBy(r => r.Key.Id, StringComparer.Ordinal)];
    }

    /// <summary>The key with this id, or null.</summary>
    public async Task<ApiKeyRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken) is { HasValue: true } found
            ? Read(found.Value!)
            : null;

    /// <summary>Adds a key.</summary>
    /// <returns>False when another has its id.</returns>
    public async Task<bool> AddAsync(ApiKey key, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(
                new TableEntity(Partition, key.Id)
                {
                    [HashColumn] = hash,
                    [nameof(ApiKey.Role)] = key.Role.ToString(),
                    [nameof(ApiKey.Province)] = key.Province?.Code,
                    [ProvinceFromColumn] = key.Province is { } province ? Day(province.ValidFrom) : null,
                    [nameof(ApiKey.Purpose)] = key.Purpose,
                    [nameof(ApiKey.MadeBy)] = key.MadeBy,
                    [nameof(ApiKey.MadeAt)] = key.MadeAt,
                    [nameof(ApiKey.ValidTo)] = Day(key.ValidTo),
                    [ToldColumn] = 0,
                },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Another's, or our own whose answer was lost: nobody else has its secret.
            return (await FindAsync(key.Id, cancellationToken))?.Hash == hash;
        }
    }

    /// <summary>Revokes a key as it was read.</summary>
    /// <returns>False when its row has changed since.</returns>
    public async Task<bool> RevokeAsync(ApiKeyRow row, string who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(
                new TableEntity(Partition, row.Key.Id) { [nameof(ApiKey.RevokedAt)] = at, [nameof(ApiKey.RevokedBy)] = who },
                row.ETag,
                TableUpdateMode.Merge,
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Notes the day of its last use; everybody who notes it at once notes the same.</summary>
    public Task UsedAsync(string id, DateOnly day, CancellationToken cancellationToken) =>
        MergeAsync(new TableEntity(Partition, id) { [nameof(ApiKey.LastUsed)] = Day(day) }, cancellationToken);

    /// <summary>Notes how many lines the audit trail has. One who notes fewer by mistake only has them looked for again.</summary>
    public Task ToldAsync(string id, int lines, CancellationToken cancellationToken) =>
        MergeAsync(new TableEntity(Partition, id) { [ToldColumn] = lines }, cancellationToken);

    private Task<Response> MergeAsync(TableEntity change, CancellationToken cancellationToken) =>
        table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);

    private ApiKeyRow Read(TableEntity row)
    {
        var province = row.GetString(nameof(ApiKey.Province));
        var from = Day(row.GetString(ProvinceFromColumn));
        return new ApiKeyRow(
            new ApiKey(
                row.RowKey,
                Enum.Parse<Role>(row.GetString(nameof(ApiKey.Role))),
                province is null ? null : catalogues.Provinces.Single(p => string.Equals(p.Code, province, StringComparison.Ordinal) && p.ValidFrom == from),
                row.GetString(nameof(ApiKey.Purpose)),
                row.GetString(nameof(ApiKey.MadeBy)),
                row.GetDateTimeOffset(nameof(ApiKey.MadeAt))!.Value,
                Day(row.GetString(nameof(ApiKey.ValidTo)))!.Value)
            {
                RevokedAt = row.GetDateTimeOffset(nameof(ApiKey.RevokedAt)),
                RevokedBy = row.GetString(nameof(ApiKey.RevokedBy)),
                LastUsed = Day(row.GetString(nameof(ApiKey.LastUsed))),
            },
            row.GetString(HashColumn),
            row.GetInt32(ToldColumn) ?? 0,
            row.ETag);
    }

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);
}
