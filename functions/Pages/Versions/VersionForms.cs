using System.Globalization;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages.Versions;

/// <summary>What the forms on a version's page have in common: they go on at that page.</summary>
internal static class VersionForms
{
    /// <summary>Does what a form wants and goes on at the version's page; see <see cref="PageAnswers"/>.</summary>
    /// <param name="request">The form.</param>
    /// <param name="act">The function of the API that does it.</param>
    /// <param name="again">Shows the version's page, when the form was refused and can be mended.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="number">From the address.</param>
    /// <param name="done">What was done.</param>
    public static Task<IResult> ActAsync(
        HttpRequest request, Func<Task<IResult>> act, Func<Task<IResult>> again, string period, string province, string number, Done done) =>
        // Whatever was let in names a period and a province; a version may still be no number where it is not asked for.
        PageAnswers.ActAsync(request, act, again, _ =>
        {
            var key = new SubmissionKey(PeriodId.Parse(period), province);
            return PageAnswers.After(
                int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? PageAddress.Version(key, version) : PageAddress.Versions(key),
                done);
        });
}
