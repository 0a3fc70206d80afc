using System.Text.RegularExpressions;
using CadreReports.Access;

namespace CadreReports.Tests.EndToEnd;

/// <summary>
/// Lets a request that does not say who calls come from whose business it is: what a province sends and says from its clerk,
/// everything else from the central administrator.
/// </summary>
public sealed partial class NaturalCaller() : DelegatingHandler(new HttpClientHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.Contains(DevelopmentIdentity.Header))
        {
            var own = Own().Match($"{request.Method} {request.RequestUri!.AbsolutePath}");
            request.Headers.Add(DevelopmentIdentity.Header, own.Success ? $"ProvinceClerk:{own.Groups["province"].Value}" : "CentralAdministrator");
        }

        return base.SendAsync(request, cancellationToken);
    }

    [GeneratedRegex(@"^(PUT /api/submissions/\w+/(?<province>\d\d)(/versions/\d+/confirmation)?|POST /api/submissions/\w+/(?<province>\d\d)/explanations)$")]
    private static partial Regex Own();
}
