using Microsoft.Extensions.Configuration;

namespace CadreReports.Submissions;

/// <summary>What becomes of a file in the inbox that nobody announced.</summary>
/// <param name="AcceptsUnknown">It becomes a version like any other, of an unknown sender; otherwise it is set aside, for the centre to see.</param>
public sealed record SenderRule(bool AcceptsUnknown)
{
    /// <summary>The configuration key that lets them in.</summary>
    public const string Setting = "Uploads:AcceptUnknownSender";

    /// <summary>As the configuration has it: set aside unless <see cref="Setting"/> is true.</summary>
    public static SenderRule From(IConfiguration configuration) => new(bool.TryParse(configuration[Setting], out var accepts) && accepts);
}
