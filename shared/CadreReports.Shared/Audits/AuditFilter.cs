using Azure.Data.Tables;
using CadreReports.Catalogue;
using CadreReports.Time;

namespace CadreReports.Audits;

/// <summary>Which lines of the audit trail are asked for; what is null asks for all.</summary>
/// <param name="From">The first day, in Vietnam.</param>
/// <param name="To">The last day, in Vietnam.</param>
/// <param name="Period">The half-year that a line is about.</param>
/// <param name="Province">The code of the province that a line is about.</param>
/// <param name="Who">The id of who acted.</param>
/// <param name="Action">What was done, such as <c>period.lock</c>; with a star at its end, everything that begins so: <c>submission.*</c>.</param>
public sealed record AuditFilter(DateOnly From, DateOnly To, PeriodId? Period = null, string? Province = null, string? Who = null, string? Action = null)
{
    private const char Star = '*';
    private const string AfterNames = "~";

    /// <summary>The first moment, UTC.</summary>
    public DateTimeOffset Begin => StartOf(From);

    /// <summary>The moment after the last, UTC.</summary>
    public DateTimeOffset End => StartOf(To.AddDays(1));

    /// <summary>What storage compares itself; empty for nothing.</summary>
    internal IEnumerable<string> Conditions()
    {
        if (Period is { } period)
        {
            yield return TableClient.CreateQueryFilter($"Period eq {period.ToString()}");
        }

        if (Province is not null)
        {
            yield return TableClient.CreateQueryFilter($"Province eq {Province}");
        }

        if (Who is not null)
        {
            yield return TableClient.CreateQueryFilter($"Who eq {Who}");
        }

        if (Action is [.. var beginning, Star])
        {
            // The names of actions hold nothing that sorts behind it.
            yield return TableClient.CreateQueryFilter($"Action ge {beginning} and Action lt {beginning + AfterNames}");
        }
        else if (Action is not null)
        {
            yield return TableClient.CreateQueryFilter($"Action eq {Action}");
        }
    }

    private static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), VietnamTime.Offset).ToUniversalTime();
}
