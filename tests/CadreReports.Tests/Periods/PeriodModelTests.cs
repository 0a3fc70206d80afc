using CadreReports.Catalogue;
using CadreReports.Periods;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Periods;

/// <summary>Whatever the centre wants in whatever order: where the period stands is what a plain reckoning says.</summary>
public sealed class PeriodModelTests
{
    private static readonly Period Declared = CatalogueSet.Load().Period("2023H1")!;
    private static readonly string[] Provinces = ["82", "83", "87"];
    private static readonly DateTimeOffset Start = new(2023, 6, 5, 1, 0, 0, TimeSpan.Zero);

    /// <summary>What may follow what for all, written out.</summary>
    private static readonly HashSet<(PeriodState, PeriodState)> Steps =
    [
        (PeriodState.Draft, PeriodState.Open), (PeriodState.Open, PeriodState.Locked), (PeriodState.Reopened, PeriodState.Locked),
        (PeriodState.Locked, PeriodState.Published), (PeriodState.Locked, PeriodState.Reopened), (PeriodState.Published, PeriodState.Reopened),
    ];

    private static readonly Gen<PeriodWish> Wishes =
        from kind in Gen.Elements(PeriodActKind.State, PeriodActKind.State, PeriodActKind.State, PeriodActKind.Due, PeriodActKind.Confirmation)
        from province in Gen.Elements(null, "82", "83", "87", "82", "83", "87")
        from state in Gen.Elements<PeriodState?>(PeriodState.Open, PeriodState.Locked, PeriodState.Published, PeriodState.Reopened, PeriodState.Draft, null)
        from hours in Gen.Choose(-30, 200)
        from takesBack in Gen.Elements(true, false, false)
        from hasReason in Gen.Elements(true, true, false)
        from asked in Gen.Elements(true, false)
        select new PeriodWish(
            kind,
            kind == PeriodActKind.Confirmation && hours > 0 ? null : province,
            kind == PeriodActKind.State ? state : null,
            kind == PeriodActKind.Due && !takesBack ? Declared.Due.AddHours(hours) : null,
            hasReason ? "Mạng của tỉnh hỏng trong hai ngày." : null,
            kind == PeriodActKind.Confirmation ? asked : null);

    [Fact]
    public void Where_it_stands_is_what_a_plain_reckoning_says()
    {
        var seen = new HashSet<string>();
        var property = Prop.ForAll(Gen.ListOf(Wishes).Select(l => l.ToList()).ToArbitrary(), Gen.Elements(PeriodState.Draft, PeriodState.Open, PeriodState.Locked).ToArbitrary(), (wishes, state) =>
        {
            var declared = Declared with { State = state };
            var (model, acts) = (new Model(state, declared.Due), new List<PeriodAct>());
            for (var i = 0; i < wishes.Count; i++)
            {
                var (wish, now) = (wishes[i], Start.AddHours(i + 1));
                var period = PeriodTimeline.Apply(declared, acts);
                var isSo = PeriodRules.IsSo(period, wish);
                var refusal = isSo ? null : PeriodRules.Check(period, wish, now);
                Assert.Equal((model.IsSo(wish), model.Allows(wish, now)), (isSo, isSo || refusal is null));
                if (!isSo && refusal is null)
                {
                    acts.Add(new PeriodAct(acts.Count + 1, wish.Kind, wish.Province, wish.State, wish.Due, wish.Reason, "centre", now, wish.Asked));
                    model.Take(wish, now);
                    seen.Add($"{wish.Kind} {wish.State} {(wish.Province is null ? "all" : "one")} {wish.Due is null} {wish.Asked}");
                }

                model.AssertIs(PeriodTimeline.Apply(declared, acts), Start, now);
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60), property);

        // Every kind of act was taken: four states for all, two and following for one, the due moment for all, given and taken
        // back for one, a confirmation asked for and not.
        Assert.Equal(12, seen.Count);
    }

    /// <summary>Every province has its state and, hour by hour, whether its figures were closed.</summary>
    private sealed class Model(PeriodState state, DateTimeOffset due)
    {
        private readonly Dictionary<string, PeriodState?> own = Provinces.ToDictionary(p => p, _ => (PeriodState?)null);
        private readonly Dictionary<string, DateTimeOffset?> extensions = Provinces.ToDictionary(p => p, _ => (DateTimeOffset?)null);
        private readonly Dictionary<string, List<(DateTimeOffset From, bool Closed)>> histories =
            Provinces.Append("84").ToDictionary(p => p, _ => new List<(DateTimeOffset, bool)> { (DateTimeOffset.MinValue, IsClosed(state)) });

        private PeriodState whole = state;
        private DateTimeOffset wholeDue = due;
        private bool asks;

        public bool IsSo(PeriodWish wish) => wish switch
        {
            { Kind: PeriodActKind.State, Province: null } => whole == wish.State,
            { Kind: PeriodActKind.State } => own[wish.Province!] == wish.State,
            { Kind: PeriodActKind.Confirmation } => wish.Province is null && asks == wish.Asked,
            { Province: null } => wholeDue == wish.Due,
            _ => extensions[wish.Province] == wish.Due,
        };

        public bool Allows(PeriodWish wish, DateTimeOffset now)
        {
            if (IsSo(wish))
            {
                return true;
            }

            var closed = IsClosed(whole);
            return wish switch
            {
                { Kind: PeriodActKind.State, Province: null, State: { } next } => Steps.Contains((whole, next)) && (next != PeriodState.Reopened || wish.Reason is not null),
                { Kind: PeriodActKind.State, Province: null } => false,
                { Kind: PeriodActKind.State, State: null } => true,
                { Kind: PeriodActKind.State, State: PeriodState.Locked } => whole is PeriodState.Open or PeriodState.Reopened,
                { Kind: PeriodActKind.State, State: PeriodState.Reopened } => closed && wish.Reason is not null,
                { Kind: PeriodActKind.State } => false,
                { Kind: PeriodActKind.Confirmation } => !closed && wish.Province is null,
                { Province: null, Due: { } moved } => !closed && (moved > wholeDue || moved > now),
                { Province: null } => false,
                { Due: { } later } => !IsClosed(StateOf(wish.Province)) && later > wholeDue && wish.Reason is not null,
                _ => !IsClosed(StateOf(wish.Province)),
            };
        }

        public void Take(PeriodWish wish, DateTimeOffset now)
        {
            switch (wish)
            {
                case { Kind: PeriodActKind.State, Province: null }:
                    whole = wish.State!.Value;
                    Array.ForEach(Provinces, p => own[p] = null);
                    break;
                case { Kind: PeriodActKind.State }:
                    own[wish.Province!] = wish.State;
                    break;
                case { Asked: { } asked }:
                    asks = asked;
                    break;
                case { Province: null }:
                    wholeDue = wish.Due!.Value;
                    break;
                default:
                    extensions[wish.Province] = wish.Due;
                    break;
            }

            foreach (var (province, history) in histories)
            {
                history.Add((now, IsClosed(StateOf(province))));
            }
        }

        public void AssertIs(Period period, DateTimeOffset from, DateTimeOffset now)
        {
            Assert.Equal((whole, wholeDue, asks), (period.State, period.Due, period.AsksConfirmation));
            Assert.All(Provinces, p => Assert.Equal(asks, period.For(p).AsksConfirmation));
            foreach (var (province, history) in histories)
            {
                var stands = period.For(province);
                var later = extensions.GetValueOrDefault(province) is { } own && own > wholeDue ? own : (DateTimeOffset?)null;
                Assert.Equal((StateOf(province), later ?? wholeDue, later), (stands.State, stands.Due, period.ExtensionOf(province)));
                for (var moment = from; moment <= now; moment = moment.AddMinutes(30))
                {
                    // Closed now, and closed without a break since it arrived. What arrives with the act itself is in time.
                    var since = history.FindLastIndex(h => !h.Closed);
                    var isLate = history[^1].Closed && (since < 0 || moment > history[since + 1].From);
                    Assert.Equal((province, moment, isLate), (province, moment, stands.IsClosedFor(moment)));
                }
            }
        }

        private static bool IsClosed(PeriodState state) => state is PeriodState.Locked or PeriodState.Published;

        private PeriodState StateOf(string province) => own.GetValueOrDefault(province) ?? whole;
    }
}
