using System.Text.Json;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Hosting;
using CadreReports.Embedded.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CadreReports.Embedded.Http;

/// <summary>The HTTP functions as endpoints of ASP.NET Core's routing.</summary>
internal sealed class FunctionEndpoints : EndpointDataSource
{
    private readonly FunctionInvoker invoker;
    private readonly FunctionKeys keys;

    /// <exception cref="InvalidOperationException">A route is one that the Functions host does not serve.</exception>
    public FunctionEndpoints(IReadOnlyList<AppFunction> functions, HostJson hostJson, FunctionInvoker invoker, FunctionKeys keys)
    {
        this.invoker = invoker;
        this.keys = keys;
        var prefix = (hostJson["extensions:http:routePrefix"] ?? "api").Trim('/');
        Endpoints = [.. functions.Where(f => f.Trigger is HttpTriggerAttribute).Select(f => CreateEndpoint(f, prefix))];
    }

    public override IReadOnlyList<Endpoint> Endpoints { get; }

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    private Endpoint CreateEndpoint(AppFunction function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (function.TriggerParameter.ParameterType != typeof(HttpRequest))
        {
            throw new InvalidOperationException($"Function '{function.Name}' must take an HttpRequest from its trigger.");
        }

        var suffix = trigger.Route ?? function.Name;
        var route = prefix.Length == 0 ? suffix : prefix + "/" + suffix;
        if (suffix.Length == 0 || suffix[0] == '/')
        {
            throw new InvalidOperationException($"Function '{function.Name}': the route '{suffix}' does not work in the Functions host. For the root use \"{{x:maxlength(0)?}}\".");
        }

        if (route.Split('/')[0].ToUpperInvariant() is "ADMIN" or "RUNTIME")
        {
            throw new InvalidOperationException($"Function '{function.Name}': routes under '{route.Split('/')[0]}' belong to the Functions host.");
        }

        var endpoint = new RouteEndpointBuilder(context => RunAsync(function, trigger.AuthLevel, context), RoutePatternFactory.Parse(route), order: 0)
        {
            DisplayName = function.Name,
        };
        if (trigger.Methods is { Length: > 0 } methods)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata(methods.Select(m => m.ToUpperInvariant())));
        }

        return endpoint.Build();
    }

    private async Task RunAsync(AppFunction function, AuthorizationLevel level, HttpContext http)
    {
        if (!keys.Allow(level, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var bindings = new FunctionBindings(null, BindingData(http));
        try
        {
            await invoker.InvokeAsync(function, bindings, http.RequestAborted, context =>
            {
                context.Features.Set(http);
                // Results and the function's own class see one scope of services, which ends with the run.
                http.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(http, null) { RequestServices = context.InstanceServices });
            });
        }
#pragma warning disable CA1031 // The invoker has logged it; the caller gets an answer in any case.
        catch (Exception)
#pragma warning restore CA1031
        {
            if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
            {
                http.Abort();
            }
            else
            {
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
    }

    private static Dictionary<string, object?> BindingData(HttpContext http)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.Query)
        {
            data[name] = value.ToString();
        }

        foreach (var (name, value) in http.Request.RouteValues)
        {
            data[name] = value;
        }

        data["Query"] = JsonSerializer.Serialize(http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()));
        data["Headers"] = JsonSerializer.Serialize(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
        return data;
    }
}
