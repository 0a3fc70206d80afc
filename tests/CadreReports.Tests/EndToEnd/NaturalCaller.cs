using System.Text.RegularExpressions;
using CadreReports.Access;

namespace CadreReports.Tests.EndToEnd;

/// <summary>
/// Lets a request that does not say who calls come from whose business it is: what a province sends and says from its clerk,
/// what it confirms from its approver, everything else from the central administrator.
/// </summary>
public sealed partial class NaturalCaller() : DelegatingHandler(new HttpClientHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Contains(DevelopmentIdentity.Header))
        {
            var asked = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            var (own, confirmed) = (Own().Match(asked), Confirmed().Match(asked));
            request.Headers.Add(
                DevelopmentIdentity.Header,
                own.Success ? $"ProvinceClerk:{own.Groups["province"].Value}"
                : confirmed.Success ? $"ProvinceApprover:{confirmed.Groups["province"].Value}"
                : "CentralAdministrator");
        }

        return base.SendAsync(request, cancellationToken);
    }

    [GeneratedRegex(@"^(PUT /api/submissions/\w+/(?<province>\d\d)(/versions/\d+/confirmation)?|POST /api/submissions/\w+/(?<province>\d\d)/explanations)$")]
    private static partial Regex Own();

    [GeneratedRegex(@"^POST /api/submissions/\w+/(?<province>\d\d)/versions/\d+/confirm$")]
    private static partial Regex Confirmed();
}
