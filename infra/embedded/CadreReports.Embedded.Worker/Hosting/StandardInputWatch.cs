using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Hosting;

/// <summary>Stops the host when standard input ends, if that is asked for.</summary>
internal sealed class StandardInputWatch(IHostApplicationLifetime lifetime, IOptions<EmbeddedHostOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.StopWhenInputCloses)
        {
            // A read of standard input cannot be cancelled, so it gets a thread that does not keep the process alive.
            new Thread(Watch) { IsBackground = true, Name = "Standard input" }.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        var buffer = new byte[256];
        try
        {
            using var input = Console.OpenStandardInput();
            while (input.Read(buffer) > 0)
            {
                // Only the end matters.
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end as well.
        }

        lifetime.StopApplication();
    }
}
