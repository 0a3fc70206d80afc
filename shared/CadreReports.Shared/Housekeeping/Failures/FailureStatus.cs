using System.Globalization;
using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Storage;

namespace CadreReports.Housekeeping.Failures;

/// <summary>A failure as the status of a period shows it.</summary>
/// <param name="Id">Names it when it is to be tried again.</param>
/// <param name="What">What did not come about, in Vietnamese.</param>
/// <param name="Province">The province's code, or null.</param>
/// <param name="Name">The province's name, or null.</param>
/// <param name="Since">When it was first noticed, UTC.</param>
/// <param name="LastAt">When it was last noticed, UTC.</param>
/// <param name="Times">How often it failed for good.</param>
/// <param name="State"><c>retrying</c>, <c>waiting</c> or <c>dismissed</c>.</param>
/// <param name="StateText">The state in Vietnamese.</param>
/// <param name="CanBeRetried">Whether it can be put back on its queue.</param>
public sealed record FailureStatus(
    string Id, string What, string? Province, string? Name, DateTimeOffset Since, DateTimeOffset LastAt, int Times, string State, string StateText, bool CanBeRetried)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>What people have to know of failures.</summary>
    /// <param name="failures">Those of a period.</param>
    /// <param name="period">The period.</param>
    /// <param name="region">Only those of this region, and those that name none; null for all.</param>
    public static IReadOnlyList<FailureStatus> Of(IReadOnlyList<Failure> failures, Period period, Region? region) =>
        [.. failures.Where(f => f.IsShown && IsOf(f.Work, period, region)).Select(f => Of(f, period))];

    /// <summary>One failure.</summary>
    public static FailureStatus Of(Failure failure, Period period) => new(
        failure.Work.Id,
        WhatOf(failure.Work, period),
        failure.Work.Province,
        failure.Work.Province is { } code ? period.Province(code)?.Name : null,
        failure.Since,
        failure.LastAt,
        failure.Count,
        JsonNamingPolicy.CamelCase.ConvertName(failure.State.ToString()),
        failure.State switch
        {
            FailureState.Waiting => FailureTexts.Waiting,
            FailureState.Dismissed => FailureTexts.Dismissed,
            _ => FailureTexts.Retrying,
        },
        failure.Work.CanBeSent);

    private static bool IsOf(WorkItem work, Period period, Region? region) =>
        region is null ||
        (work.Province is { } province && period.Province(province) is not null ? region.Provinces.Any(p => p.Code == province)
            : work.Queue != StorageNames.SummariseQueue || work.Subject is not { } scope || period.Scope(scope) is not { } other ||
                other.Provinces.Any(region.Provinces.Contains));

    private static string WhatOf(WorkItem work, Period period) => !work.IsReadable
        ? string.Format(Vietnamese, FailureTexts.Unreadable, work.Queue)
        : work.Queue switch
        {
            StorageNames.IngestQueue => string.Format(Vietnamese, FailureTexts.Ingest, work.Subject),
            StorageNames.SummariseQueue => string.Format(Vietnamese, FailureTexts.Summarise, period.Scope(work.Subject!)?.InText ?? work.Subject),
            StorageNames.ReviewQueue => FailureTexts.Review,
            _ => FailureTexts.Notice,
        };
}
