namespace CadreReports.Health;

/// <summary>
/// What was looked up lately, for everybody who asks: however many ask at once or one after the other, it is looked up once
/// in a while and never twice at a time.
/// </summary>
/// <param name="time">Counts the time that has passed.</param>
/// <param name="lasts">How long after it was begun a look still counts.</param>
/// <param name="look">Looks it up; throws nothing.</param>
public sealed class Remembered<T>(TimeProvider time, TimeSpan lasts, Func<Task<T>> look)
{
    private readonly Lock looking = new();
    private Task<T>? last;
    private long begun;

    /// <summary>What is remembered, or what a new look finds.</summary>
    /// <param name="cancellationToken">Ends the waiting; the look goes on for the others.</param>
    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (looking)
        {
            if (last is null || (last.IsCompleted && time.GetElapsedTime(begun) >= lasts))
            {
                begun = time.GetTimestamp();

                // It is everybody's: what came with the request of whoever asks first, such as baggage for other services, must
                // not go on to storage with it.
                using (ExecutionContext.SuppressFlow())
                {
                    last = Task.Run(look, CancellationToken.None);
                }
            }

            return last.WaitAsync(cancellationToken);
        }
    }
}
