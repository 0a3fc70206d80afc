using System.Globalization;
using Azure.Data.Tables;
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

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.ContactsTable);

    /// <summary>The contacts of a province, or of the centre when it is null, past ones too, ordered by role, name and id.</summary>
    public async Task<IReadOnlyList<Contact>> ListAsync(Province? province, CancellationToken cancellationToken)
    {
        var found = new List<Contact>();
        await foreach (var row in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(province)}"), cancellationToken: cancellationToken))
        {
            found.Add(Read(row));
        }

        return [.. found.OrderBy(c => c.Role).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>Those of <see cref="ListAsync"/> that are valid on a day.</summary>
    public async Task<IReadOnlyList<Contact>> ValidAsync(Province? province, DateOnly day, CancellationToken cancellationToken) =>
        [.. (await ListAsync(province, cancellationToken)).Where(contact => contact.IsValidOn(day))];

    /// <summary>Adds a contact or replaces the one with its id.</summary>
    public Task PutAsync(Province? province, Contact contact, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(Write(PartitionOf(province), contact), TableUpdateMode.Replace, cancellationToken);

    private static string PartitionOf(Province? province) =>
        province is null ? "tw" : $"{province.Code}@{province.ValidFrom.ToString(DayFormat, CultureInfo.InvariantCulture)}";

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
