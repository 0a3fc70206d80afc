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

    /// <summary>A page of the lines that a query asks for, the newest first; nothing is read beyond the first line of the page after it.</summary>
    public async Task<AuditModel> ReadAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(time.GetUtcNow());
        var (filter, wanted, isInOrder) = AuditQuery.Read(name => query[name].ToString(), today);
        var (page, found, lines, isMore) = (1, 0, new List<AuditEntry>(), false);
        await foreach (var line in log.ReadNewestAsync(filter, cancellationToken))
        {
            if (lines.Count == AuditModel.PageLength)
            {
                if (page == Math.Min(wanted, MostPages))
                {
                    isMore = true;
                    break;
                }

                page++;
                lines.Clear();
            }

            found++;
            lines.Add(line);
        }

        return new AuditModel(
            filter,
            page,
            isMore,
            found,
            lines,
            isInOrder,
            [.. catalogues.Periods.OrderByDescending(period => period.Id)],
            catalogues.ProvincesOn(today));
    }
}
