using CadreReports.ContractFunctions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<BeforeWebMiddleware>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<TracingMiddleware>();
builder.UseWhen<GuardMiddleware>(context => context.FunctionDefinition.Name == "Guarded");
builder.Services.AddSingleton<Journal>();
builder.Services.AddScoped<RunScope>();
builder.Build().Run();
