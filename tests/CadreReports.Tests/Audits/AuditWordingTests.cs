using CadreReports.Portal.Audits;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Tests.Audits;

public sealed class AuditWordingTests
{
    /// <summary>What province and centre say of a report is noted under names of its own; the page has words for each, and offers it.</summary>
    [Fact]
    public void Everything_said_of_a_report_has_words_and_can_be_looked_for()
    {
        string?[] findings = ["0123456789abcdef", Question.IdOf(1, null, "Vì sao giảm?")];
        var actions = Enum.GetValues<LogKind>()
            .SelectMany(kind => findings.Select(finding => ReportTrail.ActionOf(new LogEntry(1, kind, finding, 1, string.Empty, null, DateTimeOffset.UnixEpoch))))
            .Distinct()
            .ToList();

        Assert.Equal(Enum.GetValues<LogKind>().Length + 1, actions.Count);
        Assert.All(actions, action => Assert.Contains(AuditWording.Actions, known => known.Action == action));
    }

    [Fact]
    public void No_two_kinds_to_choose_from_read_alike() =>
        Assert.Equal([], AuditWording.Actions.GroupBy(action => action.Text).Where(alike => alike.Count() > 1).Select(alike => alike.Key));
}
