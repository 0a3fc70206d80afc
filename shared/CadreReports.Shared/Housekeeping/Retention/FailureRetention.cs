using CadreReports.Housekeeping.Failures;

namespace CadreReports.Housekeeping.Retention;

/// <summary>Removes the rows of failures that were settled 90 days ago; the audit trail keeps what was done about them.</summary>
public sealed class FailureRetention(FailureStore failures, TimeProvider time) : IDuty
{
    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromDays(90);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settled = await failures.ResolvedBeforeAsync(time.GetUtcNow() - Time, cancellationToken);
        foreach (var failure in settled)
        {
            await failures.RemoveAsync(failure, cancellationToken);
        }

        return settled.Count;
    }
}
