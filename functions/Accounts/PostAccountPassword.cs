using System.Globalization;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Accounts;

/// <summary>
/// <c>POST /api/accounts/{account}/password</c>: replaces the password by a one-time one, which is in the answer and nowhere else,
/// and ends the account's sessions. Asked again, it makes another, unless <c>?oneTimes=</c> or the form's field says how many the
/// asker knows of.
/// </summary>
public sealed class PostAccountPassword(AccountGate gate, AccountDesk desk)
{
    private const string Known = "oneTimes";

    [Function(nameof(PostAccountPassword))]
    [Api("Replaces the password of an account by a one-time one.", Answer = typeof(AccountChangedView), Refusals = [404, 409])]
    [ApiQuery(Known, "As the account has it: nothing is done (409) when another one-time password was made meanwhile. Left out, each request makes one.")]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/accounts/{account}/password")] HttpRequest request, string account, CancellationToken cancellationToken) =>
        gate.ForAccountsAsync(request, async principal =>
        {
            var isForm = FormFields.IsSentBy(request);
            var said = (isForm ? request.Form[Known] : request.Query[Known]).ToString();
            int? known = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            return known is null && said.Length > 0
                ? Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.FieldCount, isForm ? FormFields.LabelOf(Known) : Known)
                : gate.AnswerOf(request, await desk.ResetAsync(account, principal.Id, known, cancellationToken));
        });
}
