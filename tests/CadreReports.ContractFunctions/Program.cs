using CadreReports.ContractFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<BeforeWebMiddleware>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<TracingMiddleware>();
builder.UseWhen<GuardMiddleware>(context => context.FunctionDefinition.Name == "Guarded");
builder.Services.AddSingleton<Journal>();
builder.Services.AddScoped<RunScope>();
// Whoever calls, and whether or not they record their own part of the trace.
builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults().WithTracing(tracing => tracing.SetSampler(new AlwaysOnSampler()));
builder.Build().Run();
