using System.Security.Cryptography;
using System.Text;

namespace CadreReports.Submissions.Explanations;

/// <summary>
/// A question of the centre about a report that counts: about figures that break no rule but stand apart from other
/// provinces'. It changes no version's state; the province answers it as it explains a finding.
/// </summary>
/// <param name="Asked">The entry of the log that asks it.</param>
/// <param name="Thread">The province's answers, and the centre's marks on them.</param>
public sealed record Question(LogEntry Asked, FindingThread Thread)
{
    /// <summary>What no finding's id begins with.</summary>
    private const string Prefix = "q-";

    private const int IdLength = 16;

    /// <summary>Its id: the same question about the same version is the same one.</summary>
    public string Id => Asked.Finding!;

    /// <summary>The id of a question.</summary>
    /// <param name="version">The version that it is about.</param>
    /// <param name="ratio">The ratio that it is about; null for none.</param>
    /// <param name="text">As <see cref="SentenceCheck.Clean"/> gives it.</param>
    public static string IdOf(int version, string? ratio, string text)
    {
        var key = FormattableString.Invariant($"{version}\n{ratio}\n{text}");
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdLength];
    }

    /// <summary>Whether an entry that names this is about a question, and not about a finding or a version.</summary>
    public static bool IsId(string? finding) => finding?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>The entry that asks a question; null when there is no such question.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="log">The log of its report.</param>
    public static LogEntry? Find(string id, IReadOnlyList<LogEntry> log) =>
        log.FirstOrDefault(entry => entry.Kind == LogKind.Question && string.Equals(entry.Finding, id, StringComparison.Ordinal));

    /// <summary>All questions about a report, in the order in which they were asked.</summary>
    /// <param name="log">The log of the report, in order.</param>
    public static IReadOnlyList<Question> All(IReadOnlyList<LogEntry> log) =>
        [.. log.Where(entry => entry.Kind == LogKind.Question).Select(entry => new Question(entry, FindingThread.Of(entry.Finding!, log)))];
}
