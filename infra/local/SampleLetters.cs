using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Status;

namespace CadreReports.Local;

/// <summary>
/// Picks from all messages of a run those that its end is about: what the provinces without an accepted report were reminded
/// of last, what their approvers heard last, and what the centre did.
/// </summary>
/// <param name="folder">Where the app writes its messages.</param>
public sealed class SampleLetters(string folder)
{
    private const string Extension = ".eml";

    private static readonly Dictionary<NoticeKind, string> Names = new()
    {
        [NoticeKind.Reminder] = "nhac-bao-cao",
        [NoticeKind.Escalation] = "bao-qua-han",
        [NoticeKind.Digest] = "tinh-hinh",
    };

    /// <summary>Copies them under names that say what they are, such as <c>2023H1-95-2023-06-15-nhac-bao-cao.eml</c>.</summary>
    /// <param name="board">Where the provinces stand at the end.</param>
    /// <param name="sent">What was written about the period.</param>
    /// <param name="destination">An existing folder; files of an earlier run with the same names are replaced.</param>
    /// <returns>The copies' paths; those whose message is still there.</returns>
    public IReadOnlyList<string> Copy(StatusBoard board, RemindersView sent, string destination)
    {
        var owing = board.Provinces.Where(p => p.Accepted is null).Select(p => (string?)p.Code).ToHashSet();
        return
        [
            .. sent.Sent
                .Where(n => n.State == OutboxState.Sent && Names.ContainsKey(n.Kind) && (n.Province is null || owing.Contains(n.Province)))
                .GroupBy(n => (n.Province, n.Kind))
                .Select(group => group.MaxBy(n => n.Occasion, StringComparer.Ordinal)!)
                .Select(notice => Copy(board.Period, notice, destination)).OfType<string>(),
        ];
    }

    private string? Copy(string period, NoticeView notice, string destination)
    {
        var id = new Notice(PeriodId.Parse(period), notice.Province, notice.Kind, notice.Occasion);
        var message = Path.Combine(folder, EmlFolderChannel.NameOf(id, notice.SettledAt!.Value));
        if (!File.Exists(message))
        {
            // Kept data whose messages somebody has tidied away.
            return null;
        }

        var copy = Path.Combine(destination, string.Create(
            CultureInfo.InvariantCulture, $"{period}-{notice.Province ?? "trung-uong"}-{notice.Occasion}-{Names[notice.Kind]}{Extension}"));
        File.Copy(message, copy, overwrite: true);
        return copy;
    }
}
