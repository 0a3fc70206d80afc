using CadreReports.Access;
using CadreReports.Contacts;

namespace CadreReports.Functions;

// What the bodies of requests hold, for the description of the API; how they are read, each function says itself.

public sealed record ExplanationsBody(int Version, IReadOnlyList<ExplanationBody> Explanations);

public sealed record ExplanationBody(string Finding, string Text);

public sealed record InsufficientBody(int Answer, string Reason);

public sealed record ConfirmBody(int? Revision);

public sealed record QuestionBody(string Text, string? Ratio);

public sealed record ReturnBody(int Version, string Reason);

public sealed record PeriodStateBody(string State, string? Province, string? Reason);

public sealed record PeriodDueBody(DateTimeOffset? Due, string? Province, string? Reason);

public sealed record PeriodConfirmationBody(bool Asked, string? Province, string? Reason);

public sealed record UploadBody(string Period, string Province);

public sealed record StopBody(string Reason);

public sealed record RetryBody(string? Failure);

public sealed record DismissalBody(string Failure, string Reason);

public sealed record ContactBody(
    string Name, ContactRole Role, string Email, string? Telephone, DateOnly? ValidFrom, DateOnly? ValidTo, string? Account);

public sealed record ContactProposalBody(int Version, ContactRole Role);

public sealed record KeyBody(Role Role, string? Province, string Purpose, DateOnly ValidTo, string? Once);

public sealed record SignInBody(string Account, string Password);

public sealed record PasswordBody(string? Current, string New);

public sealed record AccountBody(string Account, Role Role, string? Province, DateOnly? ProvinceOn);

public sealed record AccountPlaceBody(Role Role, string? Province, DateOnly? ProvinceOn);

public sealed record AccountStateBody(string State);

public sealed record ClockBody(DateTimeOffset Now);
