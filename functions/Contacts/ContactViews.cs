using CadreReports.Contacts;

namespace CadreReports.Functions.Contacts;

/// <summary>Whom the system writes to at a place, on a day.</summary>
public sealed record ContactsView(string Place, string? Name, DateOnly On, IEnumerable<Contact> Contacts);

/// <summary>A contact, and whether it was added now.</summary>
public sealed record ContactAddedView(bool Added, Contact? Contact);

/// <summary>A contact, and whether anything about it changed.</summary>
public sealed record ContactChangedView(bool Changed, Contact Contact);

/// <summary>What taking over a cover sheet did.</summary>
public sealed record ContactsTakenOverView(IEnumerable<Contact> Added, IEnumerable<Contact> Ended, IEnumerable<Contact> Changed);

/// <summary>What a cover sheet says that the contacts do not.</summary>
public sealed record ContactProposalView(
    string Province, string Place, int Version, ContactRole Role, string? Name, string? Email, string? Telephone, bool Usable, IReadOnlyList<Contact> Contacts);

/// <summary>What the cover sheets of a period say that the contacts do not.</summary>
public sealed record ContactProposalsView(string Period, IEnumerable<ContactProposalView> Proposals);
