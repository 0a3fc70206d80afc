using CadreReports.Catalogue;

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

/// <summary>How a person proved who they are.</summary>
public enum SignInWay
{
    /// <summary>By an account of the system and its password, held by a session's cookie.</summary>
    Password,

    /// <summary>By the platform in front of the app (Entra ID).</summary>
    Platform,

    /// <summary>By a key that was handed out for a script.</summary>
    Key,

    /// <summary>Not at all: on a developer's own machine a call says who it is (<see cref="DevelopmentIdentity"/>).</summary>
    Development,
}

/// <summary>Who is asking.</summary>
/// <param name="Id">A stable identifier that is no personal name, such as <c>clerk-82</c>; it is what logs and rows hold.</param>
/// <param name="Role">What they are.</param>
/// <param name="Province">
/// The province they act for, with its interval of validity; null for the centre, never for a province role.
/// </param>
/// <param name="Via">How they proved it.</param>
public sealed record Principal(string Id, Role Role, Province? Province, SignInWay Via)
{
    /// <summary>Signed in with a one-time password, which opens nothing but the change of it.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether they belong to the central board.</summary>
    public bool IsCentral => Role is Role.CentralAnalyst or Role.CentralAdministrator;
}
