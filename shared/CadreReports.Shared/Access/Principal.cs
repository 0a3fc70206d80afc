namespace CadreReports.Access;

/// <summary>What a person may be to the system.</summary>
public enum Role
{
    /// <summary>Cán bộ nhập liệu của tỉnh: uploads and explains.</summary>
    ProvinceClerk,

    /// <summary>Người duyệt của tỉnh: also confirms.</summary>
    ProvinceApprover,

    /// <summary>Chuyên viên Trung ương: reads everything, returns, downloads.</summary>
    CentralAnalyst,

    /// <summary>Quản trị Trung ương: also periods, contacts, accounts.</summary>
    CentralAdministrator,
}

/// <summary>Who is asking.</summary>
/// <param name="Id">A stable identifier that is no personal name, such as <c>clerk-82</c>; it is what logs and rows hold.</param>
/// <param name="Role">What they are.</param>
/// <param name="Province">The province they act for; null for the centre, never for a province role.</param>
public sealed record Principal(string Id, Role Role, string? Province)
{
    /// <summary>Whether nobody signed in: who calls from a developer's own machine is taken for this (<see cref="DevelopmentIdentity"/>).</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Whether they belong to the central board.</summary>
    public bool IsCentral => Role is Role.CentralAnalyst or Role.CentralAdministrator;
}
