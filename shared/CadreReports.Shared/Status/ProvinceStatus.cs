using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Status;

/// <summary>Where one province stands; the figures are those of its newest upload.</summary>
/// <param name="Code">Two digits.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Status">A name of <see cref="SubmissionStateName"/>.</param>
/// <param name="Version">Number of the newest version, or null when nothing has arrived.</param>
/// <param name="Errors">Findings of that severity.</param>
/// <param name="Queries">Findings of that severity.</param>
/// <param name="Facts">Figures stored.</param>
/// <param name="Sha256">Hex digest of the file, or null.</param>
/// <param name="ReceivedAt">When it arrived, UTC, or null.</param>
/// <param name="Accepted">The version that the summaries read, or null.</param>
/// <param name="OpenQueries">Queries that no explanation stands for.</param>
/// <param name="Due">When its report is due, with Vietnam's offset; its own extension counts.</param>
/// <param name="Phase">Where the period stands for it, a name of <see cref="PeriodPhase"/> such as <c>grace</c>.</param>
/// <param name="IsExtended">Whether it has a later due moment of its own.</param>
/// <param name="IsLate">Whether its first accepted version came after it was due, or none has come and it is past that.</param>
public sealed record ProvinceStatus(
    string Code,
    string Name,
    string Status,
    int? Version,
    int Errors,
    int Queries,
    int Facts,
    string? Sha256,
    DateTimeOffset? ReceivedAt,
    int? Accepted,
    int OpenQueries,
    DateTimeOffset Due,
    string Phase,
    bool IsExtended,
    bool IsLate)
{
    /// <summary>Whether it is late by the due moment, but not by the days of grace after it.</summary>
    public bool IsInGrace { get; init; }

    /// <param name="province">The province.</param>
    /// <param name="submission">Its report, or null when nothing has arrived.</param>
    /// <param name="period">The period, with the terms of single provinces.</param>
    /// <param name="now">On the application's clock.</param>
    public static ProvinceStatus Of(Province province, Submission? submission, Period period, DateTimeOffset now)
    {
        var latest = submission?.Latest;
        var own = period.For(province.Code);
        var judgedAt = submission?.Current is { } current ? submission.FirstAcceptedAt ?? current.ReceivedAt : now;
        return new ProvinceStatus(
            province.Code,
            province.Name,
            SubmissionStateName.Of(latest?.State ?? SubmissionState.Missing),
            latest?.Number,
            latest?.Outcome?.Errors ?? 0,
            latest?.Outcome?.Queries ?? 0,
            latest?.Outcome?.Facts ?? 0,
            latest?.Sha256,
            latest?.ReceivedAt,
            submission?.Current?.Number,
            latest?.OpenQueries ?? 0,
            VietnamTime.Of(own.Due),
            JsonNamingPolicy.CamelCase.ConvertName(own.PhaseAt(now).ToString()),
            period.ExtensionOf(province.Code) is not null,
            own.State != PeriodState.Draft && judgedAt > own.Due)
        {
            IsInGrace = own.State != PeriodState.Draft && judgedAt > own.Due && judgedAt <= own.GraceEnd,
        };
    }
}
