using CadreReports.Catalogue;
using CadreReports.Contacts;

namespace CadreReports.Portal.Contacts;

/// <summary>How many people the system writes to at a place.</summary>
/// <param name="Province">The province; null for the centre.</param>
/// <param name="Contacts">Those who are valid this day.</param>
public sealed record ContactPlace(Province? Province, IReadOnlyList<Contact> Contacts);

/// <summary>Whom the system writes to, place by place.</summary>
/// <param name="Places">The centre first, then the provinces of this day by code.</param>
/// <param name="Period">The period whose cover sheets may say more; null for none.</param>
public sealed record ContactsModel(IReadOnlyList<ContactPlace> Places, Period? Period);

/// <summary>Whom the system writes to at one place.</summary>
/// <param name="Province">The province; null for the centre.</param>
/// <param name="Contacts">Past and coming ones too.</param>
/// <param name="Today">In Vietnam.</param>
public sealed record ContactsOfModel(Province? Province, IReadOnlyList<Contact> Contacts, DateOnly Today)
{
    /// <summary>As the place stands in addresses.</summary>
    public string Place => Province?.Code ?? Addresses.PageAddress.Centre;
}

/// <summary>One contact.</summary>
/// <inheritdoc cref="ContactsOfModel"/>
public sealed record ContactModel(Province? Province, Contact Contact, DateOnly Today)
{
    /// <summary>As the place stands in addresses.</summary>
    public string Place => Province?.Code ?? Addresses.PageAddress.Centre;
}

/// <summary>What the newest cover sheets of a period say that the contacts do not.</summary>
public sealed record ContactProposalsModel(Period Period, IReadOnlyList<ContactProposal> Proposals);
