using CadreReports.Audits;
using CadreReports.Catalogue;

namespace CadreReports.Contacts;

/// <summary>
/// Where the centre keeps its contacts. A change and the line about it are written together; the line comes into the audit
/// trail after that, and what died in between is made up for with the next change, or when the same is wanted again.
/// </summary>
public sealed class ContactDesk(ContactBook book, AuditLog audit, TimeProvider time)
{
    /// <summary>Adds a contact. One that is there already, word for word, is not added again.</summary>
    /// <param name="province">Whose it is; null for the centre's.</param>
    /// <param name="draft">The contact.</param>
    /// <param name="who">The id of who adds it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>The contact with its id, or why it is not taken.</returns>
    public async Task<(Contact? Contact, ContactResult Result)> AddAsync(
        Province? province, ContactDraft draft, string who, CancellationToken cancellationToken)
    {
        var id = NewId();
        Contact? there = null;
        var result = await ChangeAsync(
            province,
            known =>
            {
                there = known.FirstOrDefault(contact => ContactDraft.Of(contact) == draft);
                return there is not null ? ([], null)
                    : (draft.Check(province is null) ?? Duplicate(known, draft)) is { } refusal ? ([], refusal)
                    : ([new ContactChange(null, draft.With(id))], null);
            },
            who,
            cancellationToken);
        return (there ?? (result.Refusal is null ? draft.With(id) : null), result);
    }

    /// <summary>Puts a contact in the place of the one with its id; its last day ends it.</summary>
    /// <param name="province">Whose it is; null for the centre's.</param>
    /// <param name="id">The contact's id.</param>
    /// <param name="draft">All of it.</param>
    /// <param name="who">The id of who changes it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public Task<ContactResult> ReplaceAsync(Province? province, string id, ContactDraft draft, string who, CancellationToken cancellationToken) => ChangeAsync(
        province,
        known => known.FirstOrDefault(contact => contact.Id == id) is not { } before ? ([], ContactRefusal.NoSuchContact)
            : ContactDraft.Of(before) == draft ? ([], null)
            : (draft.Check(province is null) ?? Duplicate([.. known.Where(contact => contact.Id != id)], draft)) is { } refusal ? ([], refusal)
            : ([new ContactChange(before, draft.With(id))], null),
        who,
        cancellationToken);

    /// <summary>
    /// Takes over what a cover sheet says of one role: a new contact from this day on. Who had that role with the same
    /// address or under the same name is succeeded by it and ends the day before; everybody else stays.
    /// </summary>
    /// <param name="province">Whose cover it is.</param>
    /// <param name="stated">What the cover says.</param>
    /// <param name="today">This day, in Vietnam.</param>
    /// <param name="who">The id of who takes it over.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>Exactly what was added, ended and changed; nothing when the contacts say so already.</returns>
    public Task<ContactResult> TakeOverAsync(Province province, StatedContact stated, DateOnly today, string who, CancellationToken cancellationToken)
    {
        var id = NewId();
        var draft = new ContactDraft(stated.Name ?? string.Empty, stated.Role, stated.Email ?? string.Empty, stated.Telephone, today, null, null);
        return ChangeAsync(province, Decide, who, cancellationToken);

        (IReadOnlyList<ContactChange>, ContactRefusal?) Decide(IReadOnlyList<Contact> known)
        {
            var valid = known.Where(contact => contact.Role == stated.Role && contact.IsValidOn(today)).ToList();
            if (valid.Any(stated.IsSaidBy))
            {
                return ([], null);
            }

            var succeeded = valid.Where(contact => ContactDraft.IsSameEmail(contact.Email, draft.Email) || stated.IsNamed(contact.Name)).ToList();
            if (succeeded.FirstOrDefault(contact => contact.ValidFrom == today) is { } begun)
            {
                // What began this very day never was: it is put right.
                var right = ContactDraft.Of(begun) with { Name = draft.Name, Email = draft.Email, Telephone = draft.Telephone };
                return Refuse(right, known.Where(contact => contact.Id != begun.Id)) is { } wrong ? ([], wrong) : ([new ContactChange(begun, right.With(begun.Id))], null);
            }

            var ends = succeeded.Select(contact => new ContactChange(contact, contact with { ValidTo = today.AddDays(-1) })).ToList();
            return Refuse(draft, known.Except(succeeded)) is { } refusal ? ([], refusal) : ([.. ends, new ContactChange(null, draft.With(id))], null);
        }

        static ContactRefusal? Refuse(ContactDraft draft, IEnumerable<Contact> others) => draft.Check(isCentre: false) ?? Duplicate(others, draft);
    }

    private static ContactRefusal? Duplicate(IEnumerable<Contact> known, ContactDraft draft) =>
        known.Any(draft.Overlaps) ? ContactRefusal.Duplicate : null;

    /// <summary>Says nothing about whom it stands for.</summary>
    private static string NewId() => Guid.NewGuid().ToString("N")[..12];

    private async Task<ContactResult> ChangeAsync(
        Province? province,
        Func<IReadOnlyList<Contact>, (IReadOnlyList<ContactChange> Changes, ContactRefusal? Refusal)> decide,
        string who,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<ContactChange> changes = [];
        ContactRefusal? refusal = null;
        await book.ChangeAsync(
            province,
            known =>
            {
                (changes, refusal) = decide(known);
                return changes;
            },
            who,
            time,
            cancellationToken);
        foreach (var (number, line) in await book.LinesAsync(province, cancellationToken))
        {
            await audit.AddOnceAsync(line, $"{ContactBook.PartitionOf(province).Replace('@', '-')}-{number}", cancellationToken);
        }

        return new ContactResult(changes, refusal);
    }
}
