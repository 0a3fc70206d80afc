using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Submissions;

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
    /// <returns>The copies' paths.</returns>
    /// <exception cref="FileNotFoundException">A message counts as sent and is not there.</exception>
    public IReadOnlyList<string> Copy(StatusBoard board, RemindersView sent, string destination)
    {
        var owing = board.Provinces.Where(p => p.Accepted is null).Select(p => (string?)p.Code).ToHashSet();
        return
        [
            .. sent.Sent
                .Where(n => n.State == OutboxState.Sent && Names.ContainsKey(n.Kind) && (n.Province is null || owing.Contains(n.Province)))
                .GroupBy(n => (n.Province, n.Kind))
                .Select(group => group.MaxBy(n => n.Occasion, StringComparer.Ordinal)!)
                .Select(notice => Copy(board.Period, notice, destination)),
        ];
    }

    private string Copy(string period, NoticeView notice, string destination)
    {
        var id = new Notice(PeriodId.Parse(period), notice.Province, notice.Kind, notice.Occasion);
        var message = Path.Combine(folder, EmlFolderChannel.NameOf(id, notice.SettledAt!.Value));
        var copy = Path.Combine(destination, string.Create(
            CultureInfo.InvariantCulture, $"{period}-{notice.Province ?? "trung-uong"}-{notice.Occasion}-{Names[notice.Kind]}{Extension}"));
        File.Copy(message, copy, overwrite: true);
        return copy;
    }
}
