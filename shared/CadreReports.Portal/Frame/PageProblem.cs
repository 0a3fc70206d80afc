namespace CadreReports.Portal.Frame;

/// <summary>Why a page is not what was asked for.</summary>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="WasForm">Whether it came of a form.</param>
/// <param name="MayBePlatform">Whether it may be for whom the platform in front of the app signed in, who can only be signed out there.</param>
public sealed record PageProblem(string Title, string Detail, bool WasForm, bool MayBePlatform);
