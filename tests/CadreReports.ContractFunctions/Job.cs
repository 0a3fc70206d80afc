namespace CadreReports.ContractFunctions;

/// <summary>What a test asks a function to do; the content of a message or of a blob.</summary>
/// <param name="Key">Where the journal has the run.</param>
/// <param name="Fail">Whether the run throws.</param>
/// <param name="Milliseconds">How long the run takes.</param>
/// <param name="IgnoreStop">Whether the run goes on when its token is cancelled.</param>
public sealed record Job(string Key, bool Fail = false, int Milliseconds = 0, bool IgnoreStop = false)
{
    /// <summary>Does it, and writes start and end into the journal.</summary>
    public async Task DoAsync(Journal journal, object? data, CancellationToken cancellationToken)
    {
        await journal.WriteAsync(Key, "start", data);
        if (Milliseconds > 0)
        {
            await Task.Delay(Milliseconds, IgnoreStop ? CancellationToken.None : cancellationToken);
        }

        if (Fail)
        {
            throw new InvalidOperationException("The test wants this run to fail.");
        }

        await journal.WriteAsync(Key, "end");
    }
}
