using System.Collections;
using System.Globalization;
using CadreReports.Audits;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Audits;

/// <summary>Lines of the audit trail, in words.</summary>
internal static class AuditWording
{
    /// <summary>Every action with its words, by the words.</summary>
    public static IReadOnlyList<(string Action, string Text)> Actions { get; } =
    [
        .. AuditActionTexts.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>()
            .Select(entry => ((string)entry.Key, (string)entry.Value!))
            .OrderBy(entry => entry.Item2, StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true)),
    ];

    /// <summary>What was done; the action's own name where there are no words for it.</summary>
    public static string Of(string action) => AuditActionTexts.ResourceManager.GetString(action, CultureInfo.InvariantCulture) ?? action;

    /// <summary>What became of it, in words and in the colour that repeats them; null while nobody knows, or for what the system did by itself.</summary>
    public static (string Text, string Colour)? ResultOf(AuditEntry line) => line.Result switch
    {
        null => null,
        < 400 => (AuditPageTexts.ResultDone, "accepted"),
        < 500 and var status => (PageWording.Fill(AuditPageTexts.ResultRefused, status), "needs-explanation"),
        var status => (PageWording.Fill(AuditPageTexts.ResultFailed, status), "rejected"),
    };

    /// <summary>What it was about, in one line.</summary>
    public static string AboutOf(AuditEntry line) =>
        string.Join(" · ", new[] { line.Period, line.Province, line.Subject, line.Detail }.Where(part => !string.IsNullOrEmpty(part)));
}
