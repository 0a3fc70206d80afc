using CadreReports.Access;
using CadreReports.Addresses;

namespace CadreReports.Portal.Frame;

/// <summary>Where the main navigation leads: only to what its reader may see.</summary>
internal static class PageLinks
{
    public static IEnumerable<(string Address, string Text)> For(PageContext context)
    {
        if (context.Viewer is not { } viewer || viewer.MustChangePassword)
        {
            return [(PageAddress.Guide, FrameTexts.NavGuide)];
        }

        return viewer.Province is { } own
            ? [(PageAddress.Home, FrameTexts.NavReport), (PageAddress.ProvincePeriods(own.Code), FrameTexts.NavPeriods), (PageAddress.Guide, FrameTexts.NavGuide)]
            : Centre(context);
    }

    private static IEnumerable<(string Address, string Text)> Centre(PageContext context)
    {
        yield return (PageAddress.Home, FrameTexts.NavBoard);
        yield return (PageAddress.Periods, FrameTexts.NavPeriods);
        yield return (PageAddress.Contacts, FrameTexts.NavContacts);
        if (context.May(Operation.ManageAccounts))
        {
            yield return (PageAddress.Accounts, FrameTexts.NavAccounts);
        }

        if (context.May(Operation.ManageKeys))
        {
            yield return (PageAddress.Keys, FrameTexts.NavKeys);
        }

        if (context.May(Operation.ReadAudit))
        {
            yield return (PageAddress.Audit, FrameTexts.NavAudit);
        }

        yield return (PageAddress.Health, FrameTexts.NavHealth);
        yield return (PageAddress.Guide, FrameTexts.NavGuide);
    }
}
