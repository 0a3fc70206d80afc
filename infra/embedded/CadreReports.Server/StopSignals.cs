using System.Runtime.InteropServices;

namespace CadreReports.Server;

/// <summary>Turns the signals by which a program is asked to stop into a token. The first one stops in order; a second one ends the process at once.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations;

    /// <param name="others">What stops it besides SIGINT and SIGTERM.</param>
    public StopSignals(params ReadOnlySpan<PosixSignal> others) =>
        registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, .. others]).Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
