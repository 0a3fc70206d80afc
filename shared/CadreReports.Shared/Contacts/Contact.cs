namespace CadreReports.Contacts;

/// <summary>What a contact does about the reports.</summary>
public enum ContactRole
{
    /// <summary>Cán bộ nhập liệu: a province's clerk, who is reminded.</summary>
    Clerk,

    /// <summary>Người duyệt: a province's approver, who hears when the report is overdue.</summary>
    Approver,

    /// <summary>Chuyên viên Trung ương: gets the centre's digest.</summary>
    Analyst,

    /// <summary>Quản trị Trung ương: gets the digest, and what the system itself needs.</summary>
    Administrator,
}

/// <summary>Somebody whom the system writes to.</summary>
/// <param name="Id">The contact's own id, which logs and rows may hold.</param>
/// <param name="Name">As it is addressed.</param>
/// <param name="Role">What they do.</param>
/// <param name="Email">One address.</param>
/// <param name="Telephone">As people write it; null for none.</param>
/// <param name="ValidFrom">First day, in Vietnam.</param>
/// <param name="ValidTo">Last day; null while it lasts.</param>
/// <param name="Account">The id of the principal that they sign in as (<see cref="Access.Principal.Id"/>); null when unknown.</param>
public sealed record Contact(
    string Id, string Name, ContactRole Role, string Email, string? Telephone, DateOnly ValidFrom, DateOnly? ValidTo, string? Account)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}
