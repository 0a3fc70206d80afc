using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Hosting;

/// <summary>
/// How the host stops: what is in flight may finish; shortly before the host's shutdown time is over its tokens are
/// cancelled, and what is left of the time serves to hand messages back.
/// </summary>
internal sealed class HostShutdown : IDisposable
{
    private readonly CancellationTokenSource abandoned = new();
    private readonly CancellationTokenRegistration stopping;

    public HostShutdown(IHostApplicationLifetime lifetime, IOptions<HostOptions> options)
    {
        var whole = options.Value.ShutdownTimeout;
        var rest = whole / 4 < TimeSpan.FromSeconds(5) ? whole / 4 : TimeSpan.FromSeconds(5);
        stopping = lifetime.ApplicationStopping.Register(() => abandoned.CancelAfter(whole - rest));
    }

    /// <summary>Cancelled when running functions must end now.</summary>
    public CancellationToken Abandoned => abandoned.Token;

    public void Dispose()
    {
        stopping.Dispose();
        abandoned.Dispose();
    }
}
