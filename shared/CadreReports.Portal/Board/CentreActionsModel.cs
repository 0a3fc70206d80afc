using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Portal.Board;

/// <summary>What the centre can do about a province's report.</summary>
/// <param name="Period">The period.</param>
/// <param name="Province">The province.</param>
/// <param name="Counts">The version that counts; null when none does.</param>
/// <param name="IsClosed">Its figures are closed: nothing is returned or asked any more.</param>
public sealed record CentreActionsModel(Period Period, Province Province, int? Counts, bool IsClosed)
{
    /// <summary>The ratio that a question is about, by its id; null for none.</summary>
    public string? Ratio { get; init; }

    /// <summary>The summary in which that ratio stands apart, by its scope; null for none.</summary>
    public string? Scope { get; init; }

    /// <summary>What may be asked about that ratio; null for nothing.</summary>
    public string? Proposed { get; init; }

    public SubmissionKey Key => new(Period.Id, Province.Code);

    /// <param name="period">The period as it stands, with the terms of single provinces.</param>
    /// <param name="province">One of its provinces.</param>
    /// <param name="submission">Where its report stands; null when nothing has arrived.</param>
    public static CentreActionsModel Of(Period period, Province province, Submission? submission) =>
        new(period, province, submission?.Current?.Number, period.For(province.Code).IsClosed);
}
