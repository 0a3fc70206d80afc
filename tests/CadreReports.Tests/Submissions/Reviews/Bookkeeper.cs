using CadreReports.Submissions;
using static CadreReports.Tests.Submissions.Reviews.ReviewModelTests;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>Keeps the report's book by hand: one thing after the other, looking at nothing but what it wrote itself.</summary>
internal sealed class Bookkeeper
{
    private readonly Dictionary<int, List<string>> given = new() { [0] = [], [1] = [] };
    private readonly Dictionary<int, string?> mark = new() { [0] = null, [1] = null };
    private readonly HashSet<int> answered = [];

    /// <summary>Whether what is sent from now on waits for a confirmation.</summary>
    private bool asks;

    public List<Entry> Versions { get; } = [];

    public List<Asked> Questions { get; } = [];

    public Entry? LastAccepted => Versions.LastOrDefault(v => v.EverAccepted);

    public Entry? Current => LastAccepted is { State: SubmissionState.Accepted } last ? last : null;

    public bool? Do(Move step)
    {
        bool? taken = step.Act switch
        {
            Act.Send => Send(step.Content),
            Act.Explain => Explain(Target(Versions, step.Which), FindingsOf(step.Which), Desk.Say(step.Which)),
            Act.Mark => Mark(step.Which % 2, Desk.Say(step.Which)),
            Act.Confirm => Confirm(Target(Versions, step.Which)),
            Act.Wish => Wish(step.Which % 2 == 0),
            Act.Return => Return(Target(Versions, step.Which), Desk.Say(step.Which)),
            Act.Ask => Ask(step.Which % 2, Desk.Say(step.Which)),
            Act.Reply => Questions.Count > 0 && Target(Questions, step.Which).Reply(Desk.Say(step.Which)),
            Act.MarkReply => Questions.Count > 0 && Target(Questions, step.Which).Mark(Desk.Say(step.Which)),
            _ => null,
        };
        Settle();
        return taken;
    }

    private bool? Send(Content content)
    {
        if (Versions.Count > 0 && Versions[^1].Content == content && Versions[^1].State != SubmissionState.Returned && Versions[^1].Asks == asks)
        {
            return null;
        }

        Versions.Add(new Entry(Versions.Count + 1, content, asks));
        foreach (var finding in content.Error || content.Text == 0 ? [] : Versions[^1].Findings.Where(f => !given[f].Contains(Desk.Say(content.Text))))
        {
            Answer(finding, Desk.Say(content.Text));
        }

        return null;
    }

    private bool Explain(Entry version, int[] findings, string text)
    {
        var missing = findings.Where(f => !(answered.Contains(f) && given[f][^1] == text)).ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        var open = Versions.FindLast(v => v.State == SubmissionState.NeedsExplanation || v.EverAccepted);
        if (version != open || version.State != SubmissionState.NeedsExplanation ||
            missing.Exists(f => !version.Findings.Contains(f) || answered.Contains(f) || given[f].Contains(text)))
        {
            return false;
        }

        missing.ForEach(f => Answer(f, text));
        return true;
    }

    private bool Mark(int finding, string reason)
    {
        if (!Versions[^1].Findings.Contains(finding) && LastAccepted?.Findings.Contains(finding) != true)
        {
            return false;
        }

        if (!answered.Contains(finding))
        {
            return mark[finding] == reason;
        }

        answered.Remove(finding);
        mark[finding] = reason;
        Versions.Where(v => v.Findings.Contains(finding)).ToList().ForEach(v => v.Confirmed = false);
        return true;
    }

    /// <summary>Only the newest one that waits, and not when a newer one ever counted.</summary>
    private bool Confirm(Entry version)
    {
        if (!version.Confirmed)
        {
            if (version.State != SubmissionState.AwaitingConfirmation ||
                Versions.Skip(version.Number).Any(newer => newer.State == SubmissionState.AwaitingConfirmation || newer.EverAccepted))
            {
                return false;
            }

            version.Confirmed = true;
        }

        return true;
    }

    private bool Wish(bool wished)
    {
        asks = wished;
        return true;
    }

    private bool Return(Entry version, string reason)
    {
        if (version != Current)
        {
            return version.Reason == reason;
        }

        version.Reason = reason;
        return true;
    }

    private bool Ask(int ratio, string text)
    {
        if (LastAccepted is not { } version)
        {
            return false;
        }

        if (Questions.Exists(q => (q.Version, q.Ratio, q.Text) == (version.Number, ratio, text)))
        {
            return true;
        }

        if (Current is null)
        {
            return false;
        }

        Questions.Add(new Asked(version.Number, ratio, text));
        return true;
    }

    private void Answer(int finding, string text)
    {
        given[finding].Add(text);
        answered.Add(finding);
    }

    private void Settle()
    {
        foreach (var version in Versions)
        {
            version.Open = version.Findings.Count(f => !answered.Contains(f));
            version.State = version.Content.Error ? SubmissionState.Rejected
                : version.Reason is not null ? SubmissionState.Returned
                : version.Open > 0 ? SubmissionState.NeedsExplanation
                : version.Asks && !version.Confirmed ? SubmissionState.AwaitingConfirmation
                : SubmissionState.Accepted;
            version.EverAccepted |= version.State == SubmissionState.Accepted;
        }
    }

    /// <summary>A question, which the province replies to and the centre is content with or not.</summary>
    public sealed class Asked(int version, int ratio, string text)
    {
        private string? mark;

        public int Version => version;

        public int Ratio => ratio;

        public string Text => text;

        public List<string> Replies { get; } = [];

        public bool IsReplied { get; private set; }

        public bool Reply(string reply)
        {
            if (IsReplied || Replies.Contains(reply))
            {
                return IsReplied && Replies[^1] == reply;
            }

            Replies.Add(reply);
            return IsReplied = true;
        }

        public bool Mark(string reason)
        {
            if (!IsReplied)
            {
                return mark == reason;
            }

            mark = reason;
            IsReplied = false;
            return true;
        }
    }

    public sealed class Entry(int number, Content content, bool asks)
    {
        public bool Asks => asks;

        public bool Confirmed { get; set; }

        public int Number => number;

        public Content Content => content;

        public int[] Findings { get; } = [.. (int[])(content.First ? [0] : []), .. (int[])(content.Second ? [1] : [])];

        public SubmissionState State { get; set; }

        public int Open { get; set; }

        public bool EverAccepted { get; set; }

        public string? Reason { get; set; }
    }
}
