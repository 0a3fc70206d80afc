using CadreReports.Submissions;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Previews;

/// <summary>
/// What is looked at of an edition before it is downloaded: its totals, rankings and who is missing, without the single figures
/// of provinces and where they come from. It is kept beside the edition's files, so that showing it costs no reckoning.
/// </summary>
/// <param name="AsOf">The newest event in it, UTC; null while nothing has arrived.</param>
/// <param name="Counts">How many provinces are in, and how punctually.</param>
/// <param name="Absent">Who is not in and why, in the order of the scope.</param>
/// <param name="Older">Whose figures are those of an earlier version than the newest one, which is not accepted.</param>
/// <param name="Timeline">How reports came in, day by day; empty while nothing was accepted.</param>
/// <param name="KeyFigures">The figures of the first page.</param>
/// <param name="Forms">The totals, form by form.</param>
/// <param name="Ratios">The ratios with their rankings.</param>
/// <param name="Ages">Cadres by age group; null when nobody has them.</param>
/// <param name="Limitations">Limitations carried over, those that nobody has taken up first and among them the oldest.</param>
/// <param name="Asked">What rules found that asks for an explanation.</param>
/// <param name="Questions">What the centre asked beyond that.</param>
public sealed record SummaryPreview(
    DateTimeOffset? AsOf,
    StandingCounts Counts,
    IReadOnlyList<PreviewStanding> Absent,
    IReadOnlyList<PreviewStanding> Older,
    IReadOnlyList<ArrivalDay> Timeline,
    IReadOnlyList<PreviewFigure> KeyFigures,
    IReadOnlyList<PreviewForm> Forms,
    IReadOnlyList<PreviewRatio> Ratios,
    PreviewAges? Ages,
    IReadOnlyList<PreviewLimitation> Limitations,
    PreviewThreads Asked,
    PreviewThreads Questions)
{
    /// <summary>How a preview is made of an edition; the same edition always gives the same one.</summary>
    public static SummaryPreview Of(SummaryEdition edition) => PreviewComposer.Compose(edition.Summary);
}

/// <summary>A province's report.</summary>
/// <param name="Code">The province's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">The state of the newest upload.</param>
/// <param name="Reason">Why it is not in, in a sentence; null when that is not asked.</param>
public sealed record PreviewStanding(string Code, string Name, SubmissionState State, string? Reason);

/// <summary>A total.</summary>
/// <param name="Row">The row's code, such as <c>02</c>.</param>
/// <param name="Name">What it counts, in Vietnamese: the row, or a key figure's own name.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Total">The sum; null, and not zero, when no province has it.</param>
/// <param name="From">From how many provinces.</param>
/// <param name="Previous">How it moved since the last half-year; null when that cannot be said.</param>
/// <param name="LastYear">How it moved since the same half of last year; null likewise.</param>
public sealed record PreviewFigure(string Row, string Name, string Column, string Unit, long? Total, int From, Change? Previous, Change? LastYear);

/// <summary>A form's totals.</summary>
/// <param name="Code">Such as <c>BM01</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Figures">Row by row, in catalogue order.</param>
public sealed record PreviewForm(string Code, string Title, IReadOnlyList<PreviewFigure> Figures);

/// <summary>A ratio and its ranking.</summary>
/// <param name="Id">The ratio's id.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="About">What is divided by what, how it is ranked and with what it is compared, in sentences.</param>
/// <param name="IsNeutral">A place is neither a merit nor a fault.</param>
/// <param name="Total">Over all provinces that have it, from the sums.</param>
/// <param name="Median">The middle of the provinces' ratios, in per cent.</param>
/// <param name="Change">How it moved; null when that cannot be said.</param>
/// <param name="Places">By rank.</param>
/// <param name="NotRanked">Who has none, in a sentence; null when all have it.</param>
public sealed record PreviewRatio(
    string Id, string Name, string About, bool IsNeutral, RatioValue Total, decimal Median, RatioChange? Change, IReadOnlyList<PreviewPlace> Places, string? NotRanked)
{
    /// <summary>How many provinces stand apart.</summary>
    public int Outliers => Places.Count(place => place.Outlier is not null);
}

/// <summary>A province's place in a ranking.</summary>
/// <param name="Code">The province's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">From 1; equal ratios share a rank.</param>
/// <param name="Value">Its ratio.</param>
/// <param name="Earlier">Its ratio at the time that the ratio is compared with; null when not known.</param>
/// <param name="Outlier">What may be asked about it; null when it does not stand apart.</param>
public sealed record PreviewPlace(string Code, string Name, int Rank, RatioValue Value, RatioValue? Earlier, PreviewOutlier? Outlier);

/// <summary>A ratio that stands apart.</summary>
/// <param name="Text">What the centre may ask, or has asked, in Vietnamese.</param>
/// <param name="IsAsked">It has been asked.</param>
public sealed record PreviewOutlier(string Text, bool IsAsked);

/// <summary>Cadres by age group.</summary>
/// <param name="Groups">The groups' names, from the youngest.</param>
/// <param name="Provinces">The provinces that have all of them, in the order of the scope.</param>
public sealed record PreviewAges(IReadOnlyList<string> Groups, IReadOnlyList<PreviewShares> Provinces);

/// <summary>A province's figures of several groups.</summary>
/// <param name="Name">The province.</param>
/// <param name="Amounts">One for each group.</param>
public sealed record PreviewShares(string Name, IReadOnlyList<long> Amounts);

/// <summary>A limitation carried over.</summary>
/// <param name="Province">The province's name.</param>
/// <param name="Text">In the province's words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The same in Vietnamese.</param>
/// <param name="Since">The half-year in which it first stood, in words.</param>
/// <param name="Periods">In how many half-years' reports.</param>
public sealed record PreviewLimitation(string Province, string Text, LimitationState State, string StateName, string Since, int Periods);

/// <summary>How much was asked and answered.</summary>
/// <param name="All">How many.</param>
/// <param name="Open">How many of them have no answer that stands.</param>
/// <param name="Provinces">Of how many provinces.</param>
public sealed record PreviewThreads(int All, int Open, int Provinces);
