using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Contacts;

/// <summary>
/// Whom the system writes to, province by province and at the centre. A province is known by code and first day of validity,
/// so that a contact of a province that merged away never hears of its namesake.
/// </summary>
public sealed class ContactBook(StorageAccount account)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Rows that say who changed what, beside the contacts and in one transaction with them.</summary>
    private const string ChangePrefix = "change-";

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.ContactsTable);

    /// <summary>The contacts of a province, or of the centre when it is null, past ones too, ordered by role, name and id.</summary>
    public async Task<IReadOnlyList<Contact>> ListAsync(Province? province, CancellationToken cancellationToken)
    {
        var found = new List<Contact>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(province)}"), cancellationToken: cancellationToken))
        {
            if (!row.RowKey.StartsWith(ChangePrefix, StringComparison.Ordinal))
            {
                found.Add(Read(row));
            }
        }

        return [.. found.OrderBy(c => c.Role).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>The contacts of all places, past ones too.</summary>
    public async Task<ContactsByPlace> AllAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string, Contact)>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey lt {ChangePrefix} or RowKey ge {ChangePrefix + ':'}"), cancellationToken: cancellationToken))
        {
            found.Add((row.PartitionKey, Read(row)));
        }

        return new ContactsByPlace(found.ToLookup(entry => entry.Item1, entry => entry.Item2, StringComparer.Ordinal));
    }

    /// <summary>Those of <see cref="ListAsync"/> that are valid on a day.</summary>
    public async Task<IReadOnlyList<Contact>> ValidAsync(Province? province, DateOnly day, CancellationToken cancellationToken) =>
        [.. (await ListAsync(province, cancellationToken)).Where(contact => contact.IsValidOn(day))];

    /// <summary>
    /// Changes contacts in view of all there are, together with the lines about it: of two who change at once one comes first
    /// and the other looks again.
    /// </summary>
    /// <param name="province">Whose they are; null for the centre's.</param>
    /// <param name="decide">Gives what to change, none for nothing; called again when somebody else changed something meanwhile.</param>
    /// <param name="who">The id of who changes.</param>
    /// <param name="time">The application's clock.</param>
    /// <param name="cancellationToken">Stops before the transaction.</param>
    internal async Task ChangeAsync(
        Province? province, Func<IReadOnlyList<Contact>, IReadOnlyList<ContactChange>> decide, string who, TimeProvider time, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(province);
        while (true)
        {
            var lines = await LinesAsync(province, cancellationToken);
            var changes = decide(await ListAsync(province, cancellationToken));
            if (changes.Count == 0)
            {
                return;
            }

            var now = time.GetUtcNow();
            var actions = changes.SelectMany((change, i) => new[]
            {
                new TableTransactionAction(TableTransactionActionType.Add, WriteLine(partition, lines.Count + i + 1, change, who, now)),
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(partition, change.After)),
            });
            try
            {
                await table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another change has that number now, or it is our own whose answer was lost: look again.
            }
        }
    }

    /// <summary>What was changed, in order, with the line's number; ids only.</summary>
    internal async Task<IReadOnlyList<(string Number, AuditEntry Line)>> LinesAsync(Province? province, CancellationToken cancellationToken)
    {
        var lines = new List<(string, AuditEntry)>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(province)} and RowKey gt {ChangePrefix} and RowKey lt {ChangePrefix + ':'}"),
            cancellationToken: cancellationToken))
        {
            lines.Add((row.RowKey, new AuditEntry(
                row.GetDateTimeOffset(nameof(AuditEntry.At))!.Value,
                row.GetString(nameof(AuditEntry.Who)),
                row.GetString(nameof(AuditEntry.Action)),
                Period: null,
                province?.Code,
                row.GetString(nameof(AuditEntry.Subject)),
                row.GetString(nameof(AuditEntry.Detail)))));
        }

        return lines;
    }

    /// <summary>Adds a contact or replaces the one with its id.</summary>
    public Task PutAsync(Province? province, Contact contact, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(Write(PartitionOf(province), contact), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The partition of a province's contacts, which names it for all time.</summary>
    internal static string PartitionOf(Province? province) =>
        province is null ? "tw" : $"{province.Code}@{province.ValidFrom.ToString(DayFormat, CultureInfo.InvariantCulture)}";

    private static TableEntity WriteLine(string partition, int number, ContactChange change, string who, DateTimeOffset at) =>
        new(partition, string.Create(CultureInfo.InvariantCulture, $"{ChangePrefix}{number:000000}"))
        {
            [nameof(AuditEntry.At)] = at,
            [nameof(AuditEntry.Who)] = who,
            [nameof(AuditEntry.Action)] = change.Before is null ? "contact.add" : change.IsEnd ? "contact.end" : "contact.change",
            [nameof(AuditEntry.Subject)] = change.After.Id,
            [nameof(AuditEntry.Detail)] = change.Before is null ? change.After.Role.ToString() : string.Join(' ', change.Fields),
        };

    private static TableEntity Write(string partition, Contact contact) => new(partition, contact.Id)
    {
        [nameof(Contact.Name)] = contact.Name,
        [nameof(Contact.Role)] = contact.Role.ToString(),
        [nameof(Contact.Email)] = contact.Email,
        [nameof(Contact.Telephone)] = contact.Telephone,
        [nameof(Contact.ValidFrom)] = contact.ValidFrom.ToString(DayFormat, CultureInfo.InvariantCulture),
        [nameof(Contact.ValidTo)] = contact.ValidTo?.ToString(DayFormat, CultureInfo.InvariantCulture),
        [nameof(Contact.Account)] = contact.Account,
    };

    private static Contact Read(TableEntity row) => new(
        row.RowKey,
        row.GetString(nameof(Contact.Name)),
        Enum.Parse<ContactRole>(row.GetString(nameof(Contact.Role))),
        row.GetString(nameof(Contact.Email)),
        row.GetString(nameof(Contact.Telephone)),
        DateOnly.ParseExact(row.GetString(nameof(Contact.ValidFrom)), DayFormat, CultureInfo.InvariantCulture),
        row.GetString(nameof(Contact.ValidTo)) is { } to ? DateOnly.ParseExact(to, DayFormat, CultureInfo.InvariantCulture) : null,
        row.GetString(nameof(Contact.Account)));
}

/// <summary>Contacts, by whose they are.</summary>
public sealed class ContactsByPlace
{
    private readonly ILookup<string, Contact> contacts;

    internal ContactsByPlace(ILookup<string, Contact> contacts) => this.contacts = contacts;

    /// <summary>Those of a province, or of the centre when it is null.</summary>
    public IEnumerable<Contact> Of(Province? province) => contacts[ContactBook.PartitionOf(province)];
}
