using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Periods;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Periods;

/// <summary>What every function that decides about a period passes: who may, what the body says, and the answer.</summary>
public sealed class PeriodGate(RequestGate gate, PeriodRegister register, PeriodDesk desk, TimeProvider time)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Does what the body of a request wants.</summary>
    /// <param name="request">The request.</param>
    /// <param name="period">From the address.</param>
    /// <param name="read">Reads the body; gets the province that it names, null for all.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>The period as it stands then and whether something was added, or why what is wanted is refused.</returns>
    public Task<IResult> ActAsync(
        HttpRequest request, string period, Func<RequestBody, string?, PeriodWish> read, CancellationToken cancellationToken) =>
        gate.ForPeriodAsync(request, Operation.ManagePeriod, period, (found, principal) => RequestBody.AnswerAsync(
            request,
            body =>
            {
                var province = body.TextIfAny("province");
                if (province is not null && found.Province(province) is null)
                {
                    body.RefuseChoice("province", PeriodTexts.NoSuchProvince, found.Id, province);
                }

                return read(body, province);
            },
            async wish =>
            {
                var result = await desk.ActAsync(found.Id, wish, principal.Id, cancellationToken);
                return result.Refusal is { } reason
                    ? Refused(result.Period, wish, reason)
                    : Answer.Json(new PeriodActedView(result.Added is { } act ? PeriodActView.Of(act) : null, await ShowAsync(found.Id, cancellationToken)));
            },
            cancellationToken));

    /// <summary>A period as the centre sees it now.</summary>
    public async Task<PeriodView> ShowAsync(PeriodId id, CancellationToken cancellationToken)
    {
        var acts = await register.ActsAsync(id, cancellationToken);
        return PeriodView.Of(register.Apply(id, acts), acts, time.GetUtcNow());
    }

    private static IResult Refused(Period period, PeriodWish wish, PeriodRefusal refusal)
    {
        var (status, text) = refusal switch
        {
            PeriodRefusal.NoSuchStep => (StatusCodes.Status409Conflict, PeriodTexts.NoSuchStep),
            PeriodRefusal.NotForOneProvince => (StatusCodes.Status400BadRequest, wish.Kind == PeriodActKind.Confirmation ? PeriodTexts.ConfirmationOfAll : PeriodTexts.NotForOneProvince),
            PeriodRefusal.ProvinceNotOpen => (StatusCodes.Status409Conflict, PeriodTexts.ProvinceNotOpen),
            PeriodRefusal.ProvinceNotClosed => (StatusCodes.Status409Conflict, PeriodTexts.ProvinceNotClosed),
            PeriodRefusal.NoReason => (StatusCodes.Status400BadRequest, PeriodTexts.NoReason),
            PeriodRefusal.Closed => (StatusCodes.Status409Conflict, wish.Kind == PeriodActKind.Confirmation ? PeriodTexts.ConfirmationClosed : PeriodTexts.Closed),
            PeriodRefusal.NotAMinute => (StatusCodes.Status400BadRequest, PeriodTexts.NotAMinute),
            PeriodRefusal.OutOfBounds => (StatusCodes.Status400BadRequest, PeriodTexts.OutOfBounds),
            PeriodRefusal.AlreadyPast => (StatusCodes.Status409Conflict, PeriodTexts.AlreadyPast),
            PeriodRefusal.NotLater => (StatusCodes.Status409Conflict, PeriodTexts.NotLater),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
        return Answer.Problem(status, text, refusal switch
        {
            PeriodRefusal.NoSuchStep =>
                [period.Id, Words(period.State), wish.State is { } state ? Words(state) : string.Empty, string.Join(", ", PeriodRules.From(period.State).Select(Words))],
            PeriodRefusal.ProvinceNotOpen or PeriodRefusal.ProvinceNotClosed => [period.Id, period.Province(wish.Province!)!.Name, Words(period.State)],
            PeriodRefusal.OutOfBounds => [period.CutOff.ToString("d/M/yyyy", CultureInfo.InvariantCulture), PeriodRules.LatestDueDays],
            PeriodRefusal.NotLater => [period.Id, period.Province(wish.Province!)!.Name, string.Format(Vietnamese, PeriodTexts.Moment, VietnamTime.Of(period.Due))],
            _ => [],
        });
    }

    private static string Words(PeriodState state) => state switch
    {
        PeriodState.Draft => PeriodTexts.StateDraft,
        PeriodState.Open => PeriodTexts.StateOpen,
        PeriodState.Locked => PeriodTexts.StateLocked,
        PeriodState.Published => PeriodTexts.StatePublished,
        PeriodState.Reopened => PeriodTexts.StateReopened,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
