namespace CadreReports.Portal.SignIn;

/// <summary>The page on which one signs in.</summary>
/// <param name="Action">Where its form is sent, which keeps where to go on.</param>
/// <param name="Platform">Where one signs in with Entra ID instead; null where no such sign-in stands in front of the app.</param>
/// <param name="IsFormLost">Whether it was the end of a session that led here, when something was sent.</param>
public sealed record SignInModel(string Action, string? Platform, bool IsFormLost);

/// <summary>The page on which one changes one's password.</summary>
/// <param name="MustChange">Nothing else is open before.</param>
/// <param name="Shortest">How many characters the new one has at least.</param>
public sealed record PasswordModel(bool MustChange, int Shortest);
