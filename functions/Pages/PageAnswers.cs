using System.Collections.Frozen;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Addresses;
using CadreReports.Functions.Callers;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Portal.Frame;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages;

/// <summary>
/// How pages answer: what they show, what becomes of their forms, and why something is refused. A form is taken by the function
/// of the API that does the same thing, so who may send it, what it must say and what is noted of it are the same.
/// </summary>
public sealed class PageAnswers(PageRenderer renderer, AntiForgery antiForgery, PlatformIdentity platform, TimeProvider time) : IProblemPage
{
    private static readonly FrozenDictionary<string, Done> DoneByName = Enum.GetValues<Done>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The fields that no page gets back, whatever it would do with them.</summary>
    private static readonly FrozenSet<string> NeverShown = new[] { FormField.Token, "password", "current", "new" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Shows a page: 200, or the status of the refusal when its own form was refused (<see cref="AgainAsync"/>).</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <typeparam name="TModel">What it shows.</typeparam>
    public async Task<IResult> ShowAsync<TPage, TModel>(HttpRequest request, TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel>
    {
        var http = request.HttpContext;
        http.Response.Headers.ContentSecurityPolicy = PortalPolicy.ContentSecurityPolicy;
        // With none, a browser says of our own forms that they come from nowhere.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        var refused = http.Features.Get<RefusedForm>();
        var context = new PageContext(http.Features.Get<Principal>(), request.Path, antiForgery.TokenFor(http), time.GetUtcNow())
        {
            Done = refused is null && DoneByName.TryGetValue(request.Query[PageAddress.DoneQuery].ToString(), out var done) ? done : null,
            Refusal = refused?.Problem.Detail,
            Entered = refused?.Entered ?? FrozenDictionary<string, string>.Empty,
        };
        return Results.Text(await renderer.RenderAsync<TPage, TModel>(context, model), ContentTypes.Html, statusCode: refused?.Problem.StatusCode ?? status);
    }

    /// <summary>Does what a form wants and answers with what came of it.</summary>
    /// <param name="request">The form.</param>
    /// <param name="act">The function of the API that does it.</param>
    /// <param name="again">Shows the page that the form is on, when it was refused and can be mended.</param>
    /// <param name="then">Answers by the answer of the API.</param>
    public static async Task<IResult> ActAsync(HttpRequest request, Func<Task<IResult>> act, Func<Task<IResult>> again, Func<IResult, Task<IResult>> then) =>
        await act() switch
        {
            ProblemAnswer { StatusCode: StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests } refusal =>
                await AgainAsync(request, refusal, again),
            ProblemAnswer problem => problem,
            var result => await then(result),
        };

    /// <summary>Does what a form wants and goes on at a page.</summary>
    /// <param name="request">The form.</param>
    /// <param name="act">The function of the API that does it.</param>
    /// <param name="again">Shows the page that the form is on, when it was refused and can be mended.</param>
    /// <param name="next">The address of the page to go on at, by the answer of the API.</param>
    public static Task<IResult> ActAsync(HttpRequest request, Func<Task<IResult>> act, Func<Task<IResult>> again, Func<IResult, string> next) =>
        ActAsync(request, act, again, result => Task.FromResult<IResult>(new SeeOther(next(result))));

    /// <summary>Does what a form wants and goes on at a page that says what was done.</summary>
    /// <param name="request">The form.</param>
    /// <param name="act">The function of the API that does it.</param>
    /// <param name="again">Shows the page that the form is on, when it was refused and can be mended.</param>
    /// <param name="next">The address of the page to go on at.</param>
    /// <param name="done">What was done.</param>
    public static Task<IResult> ActAsync(HttpRequest request, Func<Task<IResult>> act, Func<Task<IResult>> again, string next, Done done) =>
        ActAsync(request, act, again, _ => After(next, done));

    /// <summary>Does what a form wants and shows at once what came of it, which cannot be had a second time.</summary>
    /// <typeparam name="T">What the API answers with.</typeparam>
    /// <param name="request">The form.</param>
    /// <param name="act">The function of the API that does it.</param>
    /// <param name="again">Shows the page that the form is on, when it was refused and can be mended.</param>
    /// <param name="show">Shows the answer of the API.</param>
    public static async Task<IResult> ActAndShowAsync<T>(HttpRequest request, Func<Task<IResult>> act, Func<Task<IResult>> again, Func<T, Task<IResult>> show)
    {
        T? made = default;
        var answer = await ActAsync(
            request,
            async () =>
            {
                var result = await act();
                made = result is IValueHttpResult<T> { Value: { } value } ? value : made;
                return result;
            },
            again,
            _ => PageAddress.Home);
        return made is null ? answer : await show(made);
    }

    /// <summary>Shows a page again with what its form was refused for and what was typed into it.</summary>
    public static Task<IResult> AgainAsync(HttpRequest request, ProblemAnswer refusal, Func<Task<IResult>> again)
    {
        var typed = request.HasFormContentType
            ? request.Form.Where(field => !NeverShown.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)
            : [];
        request.HttpContext.Features.Set(new RefusedForm(refusal, typed));
        request.HttpContext.Features.Set(new FormBefore(request.Method));
        // From here on the request only reads.
        request.Method = HttpMethods.Get;
        return again();
    }

    /// <summary>Whether a page is shown again because its form was refused.</summary>
    public static bool IsAgain(HttpRequest request) => request.HttpContext.Features.Get<RefusedForm>() is not null;

    /// <summary>The address of a page that says what was done.</summary>
    public static string After(string address, Done done) =>
        address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + PageAddress.DoneQuery + '=' + NameOf(done);

    /// <inheritdoc/>
    public async Task ShowAsync(HttpContext http, ProblemAnswer problem)
    {
        var reads = PageRequests.IsReading(http.Request);
        var viewer = http.Features.Get<Principal>();
        var form = reads ? null : PageRoutes.PageAt(http.Request.Path.ToUriComponent()) + http.Request.QueryString.ToUriComponent();
        var isLost = problem.StatusCode == StatusCodes.Status401Unauthorized && form is not null;
        var answer = problem.StatusCode switch
        {
            // A credential that is no good is none on the sign-in page either: leading there from there would never end.
            StatusCodes.Status401Unauthorized when reads && http.Request.Path != PageAddress.SignIn => new SeeOther(SignInFor(http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent())),
            StatusCodes.Status403Forbidden when viewer is { MustChangePassword: true } => new SeeOther(PageAddress.Password),
            var status => await ShowAsync<ProblemPage, PageProblem>(
                http.Request,
                new PageProblem(
                    problem.Title,
                    problem.Detail,
                    form,
                    isLost,
                    isLost ? SignInFor(After(form!, Done.FormNotSent)) : PageAddress.SignIn,
                    MaySignOut: viewer is null && http.Features.Get<CallerFinding>()?.BrowserSession is not null,
                    MayBePlatform: platform.IsOn && viewer is null && status is (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)),
                status!.Value),
        };
        await answer.ExecuteAsync(http);
    }

    private static string NameOf(Done done) => JsonNamingPolicy.KebabCaseLower.ConvertName(done.ToString());

    /// <summary>Where one signs in and then goes on at an address.</summary>
    private static string SignInFor(string address) =>
        address == PageAddress.Home ? PageAddress.SignIn : $"{PageAddress.SignIn}?{PageAddress.NextQuery}={Uri.EscapeDataString(address)}";

    /// <summary>A form that was refused, while its page is shown again.</summary>
    private sealed record RefusedForm(ProblemAnswer Problem, IReadOnlyDictionary<string, string> Entered);
}
