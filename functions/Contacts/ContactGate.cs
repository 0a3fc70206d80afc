using System.Globalization;
using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Contacts;

/// <summary>What every function about contacts passes: who may, whose contacts the address names, and the answer.</summary>
public sealed class ContactGate(RequestGate gate, CatalogueSet catalogues, TimeProvider time)
{
    /// <summary>Stands in addresses for the centre.</summary>
    public const string Centre = PageAddress.Centre;

    private static readonly Dictionary<string, ContactRole> Roles = new(StringComparer.Ordinal)
    {
        ["clerk"] = ContactRole.Clerk,
        ["approver"] = ContactRole.Approver,
        ["analyst"] = ContactRole.Analyst,
        ["administrator"] = ContactRole.Administrator,
    };

    /// <summary>This day, in Vietnam, on the application's clock.</summary>
    public DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());

    /// <summary>Lets a request about the contacts of a province or of the centre through.</summary>
    /// <param name="request">The request; <c>?on=2023-06-10</c> names a day, this one when it does not.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="place">From the address: a province's code on that day, or <see cref="Centre"/>.</param>
    /// <param name="answer">Called only when it is allowed, with the province, null for the centre, and the day.</param>
    public Task<IResult> ForPlaceAsync(
        HttpRequest request, Operation operation, string place, Func<Province?, DateOnly, Principal, Task<IResult>> answer)
    {
        var text = request.Query["on"].ToString();
        var day = Today;
        var isDay = text.Length == 0 || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        var province = place == Centre ? null : catalogues.Province(place, day);
        return gate.ForPlaceAsync(request, operation, province, principal =>
            !isDay ? Task.FromResult(Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.NoSuchDay, "on"))
            : province is null && place != Centre ? Task.FromResult(Answer.Problem(StatusCodes.Status404NotFound, ContactTexts.NoSuchPlace, Day(day), place, Centre))
            : answer(province, day, principal));
    }

    /// <summary>Reads a contact from a body; what is not right is refused there.</summary>
    public ContactDraft Read(RequestBody body)
    {
        var (name, role, email) = (body.Text("name"), Role(body), body.Text("email"));
        return new ContactDraft(
            name, role, email, body.TextIfAny("telephone"), body.DayIfAny("validFrom") ?? Today, body.DayIfAny("validTo"), body.TextIfAny("account"));
    }

    /// <summary>Reads the field <c>role</c>.</summary>
    public static ContactRole Role(RequestBody body)
    {
        if (Roles.TryGetValue(body.Text("role"), out var role))
        {
            return role;
        }

        body.RefuseChoice("role", ContactTexts.NoSuchRole, string.Join(", ", Roles.Keys));
        return default;
    }

    /// <summary>Why a contact is not taken.</summary>
    public static IResult Refused(ContactRefusal refusal) => refusal switch
    {
        ContactRefusal.Name => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Name, ContactDraft.LongestName),
        ContactRefusal.Email => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Email),
        ContactRefusal.Telephone => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Telephone, ContactDraft.LongestTelephone),
        ContactRefusal.Account => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Account),
        ContactRefusal.Role => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Role),
        ContactRefusal.Validity => Answer.Problem(StatusCodes.Status400BadRequest, ContactTexts.Validity),
        ContactRefusal.Duplicate => Answer.Problem(StatusCodes.Status409Conflict, ContactTexts.Duplicate),
        ContactRefusal.NoSuchContact => Answer.Problem(StatusCodes.Status404NotFound, ContactTexts.NoSuchContact),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };

    private static string Day(DateOnly day) => day.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);
}
