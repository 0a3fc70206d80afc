using System.Net.Mail;

namespace CadreReports.Contacts;

/// <summary>A contact as it is typed, without an id; see <see cref="Contact"/>.</summary>
public sealed record ContactDraft(
    string Name, ContactRole Role, string Email, string? Telephone, DateOnly ValidFrom, DateOnly? ValidTo, string? Account)
{
    public const int LongestName = 100;
    public const int LongestTelephone = 40;
    public const int LongestAccount = 100;

    /// <summary>The longest address that mail knows.</summary>
    public const int LongestEmail = 254;

    /// <summary>What is typed of a contact.</summary>
    public static ContactDraft Of(Contact contact) =>
        new(contact.Name, contact.Role, contact.Email, contact.Telephone, contact.ValidFrom, contact.ValidTo, contact.Account);

    /// <summary>The contact with an id.</summary>
    public Contact With(string id) => new(id, Name, Role, Email, Telephone, ValidFrom, ValidTo, Account);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    /// <param name="isCentre">It is one of the centre's.</param>
    public ContactRefusal? Check(bool isCentre) =>
        !IsLine(Name, LongestName) ? ContactRefusal.Name
        : !IsEmail(Email) ? ContactRefusal.Email
        : Telephone is not null && !IsLine(Telephone, LongestTelephone) ? ContactRefusal.Telephone
        : Account is not null && (!IsLine(Account, LongestAccount) || Account.Any(char.IsWhiteSpace)) ? ContactRefusal.Account
        : isCentre != Role is ContactRole.Analyst or ContactRole.Administrator ? ContactRefusal.Role
        : ValidTo < ValidFrom ? ContactRefusal.Validity
        : null;

    /// <summary>Whether a text is one plain address, which goes into a mail's head as it is: no name, no comment, no second one.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= LongestEmail && text.All(c => c is > ' ' and < (char)0x7F and not ('"' or '<' or '>' or '(' or ')' or ',' or ';' or ':')) &&
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.DisplayName.Length == 0 && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether it stands for the same mailbox and role as another, on a day that both are valid.</summary>
    public bool Overlaps(Contact other) =>
        Role == other.Role && IsSameEmail(Email, other.Email) &&
        (other.ValidTo is not { } end || ValidFrom <= end) && (ValidTo is not { } last || other.ValidFrom <= last);

    /// <summary>Mailboxes are compared without regard to case.</summary>
    public static bool IsSameEmail(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsLine(string text, int longest) => text.Trim().Length > 0 && text.Length <= longest && !text.Any(char.IsControl);
}

/// <summary>Why a contact is not taken.</summary>
public enum ContactRefusal
{
    /// <summary>No name, too long, or more than a line.</summary>
    Name,

    /// <summary>Not one plain address.</summary>
    Email,

    /// <summary>Too long, or more than a line.</summary>
    Telephone,

    /// <summary>No id that an account can have.</summary>
    Account,

    /// <summary>The centre has analysts and administrators, a province clerks and approvers.</summary>
    Role,

    /// <summary>It ends before it begins.</summary>
    Validity,

    /// <summary>The same address has the same role on a day of its validity.</summary>
    Duplicate,

    /// <summary>There is no contact with this id.</summary>
    NoSuchContact,
}

/// <summary>What became of contacts.</summary>
/// <param name="Changes">What was added or changed; empty when it was so already or for the refusal.</param>
/// <param name="Refusal">Why nothing is taken; null when it is.</param>
public sealed record ContactResult(IReadOnlyList<ContactChange> Changes, ContactRefusal? Refusal);

/// <summary>A contact that is added, or changed in place.</summary>
/// <param name="Before">As it was; null for a new one.</param>
/// <param name="After">As it is now.</param>
public sealed record ContactChange(Contact? Before, Contact After)
{
    /// <summary>Whether nothing but its last day was brought forward or set.</summary>
    public bool IsEnd => Before is not null && Before.ValidTo is null && After.ValidTo is not null && Before == After with { ValidTo = null };

    /// <summary>The names of the fields that differ, never what stands in them.</summary>
    public IReadOnlyList<string> Fields => Before is not { } before ? [] :
    [
        .. before.Name != After.Name ? [nameof(Contact.Name)] : Array.Empty<string>(),
        .. before.Role != After.Role ? [nameof(Contact.Role)] : Array.Empty<string>(),
        .. before.Email != After.Email ? [nameof(Contact.Email)] : Array.Empty<string>(),
        .. before.Telephone != After.Telephone ? [nameof(Contact.Telephone)] : Array.Empty<string>(),
        .. before.ValidFrom != After.ValidFrom ? [nameof(Contact.ValidFrom)] : Array.Empty<string>(),
        .. before.ValidTo != After.ValidTo ? [nameof(Contact.ValidTo)] : Array.Empty<string>(),
        .. before.Account != After.Account ? [nameof(Contact.Account)] : Array.Empty<string>(),
    ];
}
