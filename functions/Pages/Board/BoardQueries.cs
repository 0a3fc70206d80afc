using CadreReports.Addresses;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages.Board;

/// <summary>What queries of the board's pages name; what they do not name rightly narrows nothing.</summary>
internal static class BoardQueries
{
    public static SubmissionState? StateOf(HttpRequest request)
    {
        var name = request.Query[PageAddress.StateQuery].ToString();
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            if (SubmissionStateName.Of(state) == name)
            {
                return state;
            }
        }

        return null;
    }

    public static FindingFilter FilterOf(HttpRequest request) => FindingFilter.Read(name => request.Query[name]);
}
