using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Portal;

/// <summary>Who looks at the portal.</summary>
/// <param name="Name">The account; null for nobody who is signed in.</param>
/// <param name="Role">The role and the province, as the trial's header says them; null for nobody.</param>
/// <param name="Column">Where in a line of <see cref="AccessTable"/> it says what they get about their own province.</param>
public sealed record PortalViewer(string? Name, string? Role, int Column)
{
    public static readonly PortalViewer Nobody = new(null, null, 0);

    public static readonly PortalViewer Clerk = new("thu-nhap-lieu", $"ProvinceClerk:{AccessTable.Own}", 1);

    public static readonly PortalViewer Approver = new("thu-nguoi-duyet", $"ProvinceApprover:{AccessTable.Own}", 3);

    public static readonly PortalViewer Analyst = new("thu-chuyen-vien", "CentralAnalyst", 5);

    public static readonly PortalViewer Administrator = new("thu-quan-tri", "CentralAdministrator", 6);

    public static IReadOnlyList<PortalViewer> All { get; } = [Nobody, Clerk, Approver, Analyst, Administrator];

    public override string ToString() => Name ?? "khach";
}
