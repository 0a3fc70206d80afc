using CadreReports.Catalogue;
using CadreReports.Portal.Reminders;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary>Reads what the page of a period's letters shows.</summary>
public sealed class RemindersReader(Outbox outbox, ComingNotices coming, ReportStandings reports, ReminderRules rules, TimeProvider time)
{
    /// <param name="period">As it stands.</param>
    /// <param name="query">Of the request; see <see cref="ReminderQuery"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<RemindersModel> ReadAsync(Period period, IQueryCollection query, CancellationToken cancellationToken)
    {
        var (asked, now) = (ReminderQuery.Read(name => query[name].ToString()), time.GetUtcNow());
        var days = coming.Days(period, now);

        // Where reports stand is looked up for a day that somebody asks about, and only then.
        var onDay = asked.Day is { } day && days.Any(d => d.Days.Any(p => p.Day == day))
            ? coming.On(period, day, await reports.OfAsync(period, cancellationToken))
            : null;
        return RemindersModel.Of(period, asked, days, onDay, await outbox.ListAsync(period.Id, cancellationToken), RoundNotices.UnknownYears(period, rules));
    }
}
