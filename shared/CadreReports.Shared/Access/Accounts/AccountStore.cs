using Azure;
using Azure.Data.Tables;
using CadreReports.Audits;
using CadreReports.Storage;

namespace CadreReports.Access.Accounts;

/// <summary>
/// Who may sign in, and who has. A change of an account, its row about what was done and the session that it opens are
/// written together or not at all; of two changes at once one comes first and the other looks again.
/// </summary>
public sealed class AccountStore(StorageAccount storage)
{
    /// <summary>The partition of a row that stands for accounts that are not there; no account can have that name.</summary>
    private const string Nobody = "~";

    private readonly TableClient table = storage.Tables.GetTableClient(StorageNames.AccountsTable);

    /// <summary>An account by its name; null when there is none.</summary>
    /// <param name="name">Null is taken for the name of nobody, and takes as long.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Account?> FindAsync(string? name, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(name ?? Nobody, AccountRows.AccountKey, cancellationToken: cancellationToken);
        return name is not null && row.HasValue ? AccountRows.ReadAccount(row.Value!) : null;
    }

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        var accounts = new List<Account>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {AccountRows.AccountKey} and PartitionKey ne {Nobody}"), cancellationToken: cancellationToken))
        {
            accounts.Add(AccountRows.ReadAccount(row));
        }

        return [.. accounts.OrderBy(account => account.Name, StringComparer.Ordinal)];
    }

    /// <summary>Adds an account with what was done to make it.</summary>
    /// <returns>False when there is or ever was one of that name.</returns>
    internal async Task<bool> TryAddAsync(Account account, AccountAct act, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, AccountRows.Write(account with { Acts = 1 })),
                    new(TableTransactionActionType.Add, AccountRows.Write(account, 1, act)),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Puts an account in the place of itself as it was read.</summary>
    /// <param name="account">As it is to be, with the tag that it was read with.</param>
    /// <param name="act">What is done with it, or null for what only counts.</param>
    /// <param name="opened">The session that is opened with it, or null.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>The account as it is now; null when somebody else changed it meanwhile.</returns>
    internal async Task<Account?> TryReplaceAsync(Account account, AccountAct? act, OpenedSession? opened, CancellationToken cancellationToken)
    {
        var after = act is null ? account : account with { Acts = account.Acts + 1 };
        List<TableTransactionAction> actions = [new(TableTransactionActionType.UpdateReplace, AccountRows.Write(after), account.ETag)];
        if (act is not null)
        {
            actions.Add(new(TableTransactionActionType.Add, AccountRows.Write(after, after.Acts, act)));
        }

        if (opened is not null)
        {
            actions.Add(new(TableTransactionActionType.Add, AccountRows.Write(after.Name, opened.Session)));
        }

        try
        {
            var written = await table.SubmitTransactionAsync(actions, cancellationToken);
            return after with { ETag = written.Value[0].Headers.ETag.GetValueOrDefault() };
        }
        catch (RequestFailedException e) when (e.Status is 412 or 409)
        {
            // It may be our own write whose answer was lost.
            return opened is not null && await FindSessionAsync(after.Name, opened.Session.Key, cancellationToken) is not null
                ? await FindAsync(after.Name, cancellationToken)
                : null;
        }
    }

    /// <summary>Costs as much as <see cref="TryReplaceAsync"/> and changes nothing that means anything.</summary>
    internal Task PretendAsync(CancellationToken cancellationToken) => table.SubmitTransactionAsync(
        [new(TableTransactionActionType.UpsertReplace, new TableEntity(Nobody, "try"))], cancellationToken);

    /// <summary>A session by its key, live or not; null when there is none.</summary>
    internal async Task<Session?> FindSessionAsync(string account, string key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(account, AccountRows.SessionPrefix + key, cancellationToken: cancellationToken);
        return row.HasValue ? AccountRows.ReadSession(row.Value!) : null;
    }

    /// <summary>Ends a session; one that is not there is over as well.</summary>
    internal Task EndSessionAsync(string account, string key, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(account, AccountRows.SessionPrefix + key, cancellationToken: cancellationToken);

    /// <summary>Clears the rows of an account's sessions that are over.</summary>
    internal async Task ClearSessionsAsync(Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {account.Name} and RowKey gt {AccountRows.SessionPrefix} and RowKey lt {"session}"}"),
            cancellationToken: cancellationToken))
        {
            if (!AccountRows.ReadSession(row).IsLive(account, now))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            }
        }
    }

    /// <summary>Sees to it that everything that was done to an account has its line in the audit trail; again adds nothing.</summary>
    internal async Task TellAsync(Account account, AuditLog audit, CancellationToken cancellationToken)
    {
        for (var number = account.ToldActs + 1; number <= account.Acts; number++)
        {
            var row = await table.GetEntityAsync<TableEntity>(account.Name, AccountRows.ActKey(number), cancellationToken: cancellationToken);
            var (line, id) = AccountRows.ReadAct(row.Value);
            await audit.AddOnceAsync(line, id, cancellationToken);
        }

        if (account.ToldActs < account.Acts)
        {
            // When somebody else was faster, the next one tells it again, which adds nothing.
            await TryReplaceAsync(account with { ToldActs = account.Acts }, act: null, opened: null, cancellationToken);
        }
    }
}
