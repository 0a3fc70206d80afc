namespace CadreReports.ContractFunctions;

/// <summary>What a test asks a function to do; the content of a message or of a blob.</summary>
/// <param name="Key">Where the journal has the run.</param>
/// <param name="Fail">Whether the run throws.</param>
/// <param name="Milliseconds">How long the run takes.</param>
public sealed record Job(string Key, bool Fail = false, int Milliseconds = 0)
{
    private static int running;

    /// <summary>Does it, and writes start and end into the journal, with how many jobs run in this process.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="data">What the function was given.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="InvalidOperationException">The job is one that fails.</exception>
    public async Task DoAsync(Journal journal, object? data, CancellationToken cancellationToken)
    {
        var atOnce = Interlocked.Increment(ref running);
        try
        {
            await journal.WriteAsync(Key, "start", new { process = Environment.ProcessId, atOnce, data });
            await Task.Delay(Milliseconds, cancellationToken);
            if (Fail)
            {
                throw new InvalidOperationException("The test wants this run to fail.");
            }

            await journal.WriteAsync(Key, "end");
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}
