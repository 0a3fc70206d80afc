using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>Whoever writes to people about periods. Saying the same again adds nothing.</summary>
public interface IPeriodNotices
{
    /// <summary>Plans what the centre's acts about a period give cause to write about.</summary>
    Task AnnounceAsync(PeriodId period, CancellationToken cancellationToken);
}
