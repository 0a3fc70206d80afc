using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Limitations;

/// <summary>What a province wrote about limitations in an earlier half-year.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Version">Its catalogue version.</param>
/// <param name="Lines">
/// Its list lines, of which only those of <see cref="CatalogueVersion.Limitations"/> are looked at; empty when it wrote none.
/// Across a merger those of all predecessors that reported.
/// </param>
public sealed record EarlierLimitations(PeriodId Period, CatalogueVersion Version, IReadOnlyList<TextLine> Lines);

/// <summary>Where a limitation stands.</summary>
public enum LimitationState
{
    /// <summary>chưa khắc phục.</summary>
    Open,

    /// <summary>đang khắc phục.</summary>
    BeingFixed,

    /// <summary>không được nhắc lại: open in the last half-year and not spoken of in this one.</summary>
    NotMentioned,

    /// <summary>chưa ghi tình trạng: spoken of without a state.</summary>
    NotStated,

    /// <summary>đã khắc phục.</summary>
    Fixed,
}

/// <summary>A limitation that a province carries over.</summary>
/// <param name="Text">In the province's words, the newest ones.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">The half-year in whose report it first stood.</param>
/// <param name="Periods">In how many half-years' reports it has stood without a break, this one included when it is spoken of.</param>
/// <param name="Line">Where it stands in this report; null when it is not mentioned.</param>
public sealed record Limitation(string Text, LimitationState State, PeriodId Since, int Periods, TextLine? Line);

/// <summary>One province's limitations.</summary>
/// <param name="Province">The province.</param>
/// <param name="Items">In sheet order, those not mentioned last; never empty.</param>
public sealed record LimitationSummary(Province Province, IReadOnlyList<Limitation> Items)
{
    /// <summary>The provinces that are in and carry something over, in the order of the region.</summary>
    internal static IReadOnlyList<LimitationSummary> Build(CatalogueVersion version, Period period, IReadOnlyList<ProvinceStanding> standings) =>
    [
        .. from standing in standings
           where standing.IsIn
           let items = LimitationHistory.Of(version, period.Id, standing.Report.Texts, standing.Report.Limitations).Items().ToList()
           where items.Count > 0
           select new LimitationSummary(standing.Province, items),
    ];
}
