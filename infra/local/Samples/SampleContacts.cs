using CadreReports.Catalogue;
using CadreReports.Contacts;

namespace CadreReports.Local.Samples;

/// <summary>Whom the system writes to in the sample region: a clerk and an approver a province, two at the centre. Nobody has these addresses.</summary>
public static class SampleContacts
{
    private const string Centre = "trung-uong";
    private const string Domain = "mau.example";

    /// <summary>The contacts with the place that they belong to, as the API names it.</summary>
    /// <param name="region">The region that reports.</param>
    /// <param name="from">The first day on which they are written to.</param>
    public static IReadOnlyList<(string Place, ContactDraft Contact)> Of(Region region, DateOnly from)
    {
        return
        [
            .. region.Provinces.SelectMany(p => new[]
            {
                (p.Code, Contact(LocalTexts.SampleClerk, p.Name, ContactRole.Clerk, $"nhap-lieu.{p.Code}")),
                (p.Code, Contact(LocalTexts.SampleApprover, p.Name, ContactRole.Approver, $"nguoi-duyet.{p.Code}")),
            }),
            (Centre, Contact(LocalTexts.SampleAnalyst, string.Empty, ContactRole.Analyst, "chuyen-vien")),
            (Centre, Contact(LocalTexts.SampleAdministrator, string.Empty, ContactRole.Administrator, "quan-tri")),
        ];

        ContactDraft Contact(string title, string province, ContactRole role, string mailbox) =>
            new($"{title} {province}".Trim(), role, $"{mailbox}@{Domain}", null, from, null, null);
    }
}
