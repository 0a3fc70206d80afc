namespace CadreReports.Portal.Frame;

/// <summary>Why a page is not what was asked for.</summary>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Form">The page that the form is on which it came of; null when it came of none.</param>
/// <param name="IsFormLost">Whether that form came when its sender was not signed in any more.</param>
/// <param name="SignIn">Where one signs in and goes on.</param>
/// <param name="MaySignOut">Whether it is for a session beside another credential, which can be ended.</param>
/// <param name="MayBePlatform">Whether it may be for whom the platform in front of the app signed in, who can only be signed out there.</param>
public sealed record PageProblem(string Title, string Detail, string? Form, bool IsFormLost, string SignIn, bool MaySignOut, bool MayBePlatform);
