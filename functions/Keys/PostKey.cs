using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Keys;

/// <summary>
/// <c>POST /api/keys</c> with <c>{"role": "provinceClerk", "province": "82", "purpose": "…", "validTo": "2024-06-30"}</c>, or
/// with the role <c>centralAnalyst</c> and no province: makes a key for a script. The answer holds the key, this once.
/// With <c>"once"</c>, a text that the asker never used before, the same request makes no second key.
/// </summary>
public sealed class PostKey(RequestGate gate, ApiKeyDesk desk, CatalogueSet catalogues)
{
    [Function(nameof(PostKey))]
    [Api("Makes a key for a script; it is in the answer and nowhere else.", Body = typeof(KeyBody), Answer = typeof(KeyMadeView), Statuses = [201], Refusals = [409])]
    public Task<IResult> Run([HttpTrigger("post", Route = "api/keys")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ManageKeys, principal => RequestBody.AnswerAsync(
            request,
            body => (Draft: Read(body), Once: body.TextIfAny("once")),
            async said =>
            {
                if (said.Draft.Check(desk.Today) is { } refusal)
                {
                    return Refused(refusal);
                }

                var made = said.Once is { } once
                    ? await desk.MakeOnceAsync(said.Draft, principal.Id, once, cancellationToken)
                    : await desk.MakeAsync(said.Draft, principal.Id, cancellationToken);
                if (made is not var (key, text))
                {
                    return Answer.Problem(StatusCodes.Status409Conflict, KeyTexts.AlreadyMade);
                }

                request.HttpContext.Response.Headers.CacheControl = "no-store";
                return Answer.Json(new KeyMadeView(text, KeyView.Of(key, desk.Today)), StatusCodes.Status201Created);
            },
            cancellationToken));

    /// <summary>
    /// Role and province must say the same: a province that was forgotten would make a key to everybody's reports.
    /// </summary>
    private ApiKeyDraft Read(RequestBody body)
    {
        var (role, code, purpose) = (body.Text("role"), body.TextIfAny("province"), body.Text("purpose"));
        var province = code is null ? null : catalogues.Province(code, desk.Today);
        if (code is not null && province is null)
        {
            body.RefuseChoice("province", KeyTexts.NoSuchProvince, code);
        }

        if (!body.Has("validTo"))
        {
            body.Refuse(KeyTexts.ValidTo, ApiKeyDraft.LongestDays);
        }

        var draft = new ApiKeyDraft(province, purpose, body.DayIfAny("validTo") ?? default);
        if (role != RoleName.Of(draft.Role))
        {
            body.Refuse(body.IsForm ? KeyTexts.RoleOnPage : KeyTexts.Role, RoleName.Of(Role.ProvinceClerk), RoleName.Of(Role.CentralAnalyst));
        }

        return draft;
    }

    private static IResult Refused(ApiKeyRefusal refusal) => refusal switch
    {
        ApiKeyRefusal.Purpose => Answer.Problem(StatusCodes.Status400BadRequest, KeyTexts.Purpose, ApiKeyDraft.LongestPurpose),
        ApiKeyRefusal.ValidTo => Answer.Problem(StatusCodes.Status400BadRequest, KeyTexts.ValidTo, ApiKeyDraft.LongestDays),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
