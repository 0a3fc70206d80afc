namespace CadreReports.ContractTests.Triggers;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <exception cref="TimeoutException">The condition has not become true.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException("Waited in vain for " + wanted());
            }

            await Task.Delay(100);
        }
    }
}
