using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Portal.Audits;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages.Audits;

/// <summary>Reads what the page of the audit trail shows.</summary>
public sealed class AuditReader(AuditLog log, CatalogueSet catalogues, TimeProvider time)
{
    /// <summary>Nobody turns so many pages: who looks further back names days.</summary>
    private const int MostPages = 1000;

    /// <summary>A page of the lines that a query asks for, the newest first; however many there are, only those up to the page are held.</summary>
    public async Task<AuditModel> ReadAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(time.GetUtcNow());
        var (filter, wanted, isInOrder) = AuditQuery.Read(name => query[name].ToString(), today);
        var asked = Math.Min(wanted, MostPages);
        var (found, newest) = await NewestAsync(filter, asked * AuditModel.PageLength, cancellationToken);
        var pages = Math.Max(1, (found + AuditModel.PageLength - 1) / AuditModel.PageLength);
        var page = Math.Min(asked, pages);
        return new AuditModel(
            filter,
            page,
            pages,
            found,
            [.. newest.Reverse().Skip((page - 1) * AuditModel.PageLength).Take(AuditModel.PageLength)],
            isInOrder,
            [.. catalogues.Periods.OrderByDescending(period => period.Id)],
            [.. catalogues.Provinces.Where(province => province.IsValidOn(today)).OrderBy(province => province.Code, StringComparer.Ordinal)]);
    }

    private async Task<(int Found, Queue<AuditEntry> Newest)> NewestAsync(AuditFilter filter, int most, CancellationToken cancellationToken)
    {
        var (found, newest) = (0, new Queue<AuditEntry>());
        await foreach (var line in log.ReadAsync(filter, cancellationToken))
        {
            found++;
            newest.Enqueue(line);
            if (newest.Count > most)
            {
                newest.Dequeue();
            }
        }

        return (found, newest);
    }
}
