using CadreReports.Embedded.Functions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Hosting;

/// <summary>
/// Says on standard output, whatever the log level, that the host is ready and where it listens. The line
/// <c>Now listening on: http://127.0.0.1:7071</c> is there for programs to read.
/// </summary>
internal sealed class HostAnnouncement(IServiceProvider services, IReadOnlyList<AppFunction> functions, ILogger<HostAnnouncement> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<IServer>() is null && functions.FirstOrDefault(f => f.Trigger is HttpTriggerAttribute) is { } http)
        {
            throw new InvalidOperationException($"Function '{http.Name}' is an HTTP function: call ConfigureFunctionsWebApplication() in Program.cs.");
        }

        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            logger.LogInformation("Functions: {Functions}", string.Join(", ", functions.Select(f => f.Name)));
        }

        foreach (var address in services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.Out.WriteLine("Now listening on: " + address);
        }

        Console.Out.WriteLine("Functions host started.");
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
