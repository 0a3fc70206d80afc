using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Frame;
using CadreReports.Portal.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>GET /dang-nhap</c>: where one signs in; who is signed in already goes on.</summary>
public sealed class ShowSignIn(RequestGate gate, PageAnswers pages, PlatformIdentity platform)
{
    private static readonly string FormNotSent = PageAnswers.After(string.Empty, Done.FormNotSent)[1..];

    /// <summary>Where to go on after signing in: a page of this site that a request's query names, or the start.</summary>
    public static string NextOf(HttpRequest request)
    {
        var next = request.Query[PageAddress.NextQuery].ToString();
        // Two slashes, or a slash and a backslash, begin the address of another site.
        var isOurs = next.StartsWith('/') && next.AsSpan(1) is not (['/', ..] or ['\\', ..]) && !next.Any(char.IsControl) &&
            Uri.TryCreate(next, UriKind.Relative, out _);
        return isOurs ? InAscii(next) : PageAddress.Home;
    }

    /// <summary>A header takes no other letters; what is escaped already stays as it is.</summary>
    private static string InAscii(string address) => string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    [Function(nameof(ShowSignIn))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "dang-nhap")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadPortal, async () => request.HttpContext.Features.Get<Principal>() is not null && !PageAnswers.IsAgain(request)
            ? new SeeOther(NextOf(request))
            : await pages.ShowAsync<SignInPage, SignInModel>(request, new SignInModel(
                PageAddress.SignIn + request.QueryString.ToUriComponent(), platform.IsOn ? PageAddress.PlatformSignIn(NextOf(request)) : null,
                NextOf(request).EndsWith(FormNotSent, StringComparison.Ordinal))));
}
