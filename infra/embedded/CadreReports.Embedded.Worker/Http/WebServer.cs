using System.Net;
using CadreReports.Embedded.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Http;

/// <summary>Kestrel with the app's HTTP functions.</summary>
internal static class WebServer
{
    private const string Configured = "CadreReports.Embedded.Http.Configured";

    /// <summary>Adds the server and the middleware that executes results; a second call does nothing.</summary>
    public static void Add(FunctionsApplicationBuilder builder)
    {
        if (!builder.Properties.TryAdd(Configured, true))
        {
            return;
        }

        builder.Use(next => context => HttpResults.InvokeAsync(context, next));
        builder.Services.AddMvc();
        builder.Services.AddSingleton<FunctionKeys>();
        builder.Services.AddSingleton<FunctionEndpoints>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<EmbeddedHostOptions>>(Listen);
        builder.HostBuilder.ConfigureWebHostDefaults(web =>
        {
            // Only EmbeddedHost:Address and :Port count; the ports that container images set do not.
            web.UseSetting(WebHostDefaults.ServerUrlsKey, "");
            web.UseSetting(WebHostDefaults.HttpPortsKey, "");
            web.UseSetting(WebHostDefaults.HttpsPortsKey, "");
            web.Configure(app =>
            {
                app.UseRouting();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.DataSources.Add(endpoints.ServiceProvider.GetRequiredService<FunctionEndpoints>());
                    // A known path with another method is not found either, as in the Functions host.
                    endpoints.MapFallback("{**path}", context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    });
                });
            });
        });
    }

    private static void Listen(KestrelServerOptions kestrel, IOptions<EmbeddedHostOptions> options)
    {
        var (address, port) = (options.Value.Address, options.Value.Port);
        if (address == "*")
        {
            kestrel.ListenAnyIP(port);
        }
        else
        {
            kestrel.Listen(address == "localhost" ? IPAddress.Loopback : IPAddress.Parse(address), port);
        }
    }
}
