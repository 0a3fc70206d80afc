using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.ContractFunctions;

public sealed class HttpFunctions(Journal journal, RunScope scope)
{
    [Function("Root")]
    public static IResult Root([HttpTrigger("get", "head", Route = "{x:maxlength(0)?}")] HttpRequest request) => Results.Text("root");

    [Function("NotFound")]
    public static IResult NotFound([HttpTrigger("get", Route = "{*rest}")] HttpRequest request, string? rest) =>
        Results.Text("no page " + rest, statusCode: StatusCodes.Status404NotFound);

    [Function("Parameters")]
    public static IResult Parameters([HttpTrigger("get", Route = "items/{period}/{number:int}/{rest?}")] HttpRequest request, string period, int number, string? rest, FunctionContext context) =>
        Results.Json(new
        {
            period,
            number,
            rest,
            query = request.Query["q"].ToString(),
            bound = context.BindingContext.BindingData["period"]?.ToString(),
            same = request.HttpContext == context.GetHttpContext(),
            trace = context.TraceContext.TraceParent,
        });

    [Function("Echo")]
    public static async Task Echo([HttpTrigger("post", "put", Route = "echo")] HttpRequest request, CancellationToken cancellationToken)
    {
        // Not answered while reading: a client need not read before it has sent everything.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var response = request.HttpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.ContentType = request.ContentType;
        response.Headers["x-length"] = request.ContentLength?.ToString(CultureInfo.InvariantCulture) ?? "chunked";
        body.Position = 0;
        await body.CopyToAsync(response.Body, cancellationToken);
    }

    [Function("Download")]
    public static IResult Download([HttpTrigger("get", "head", Route = "download/{megabytes:int}")] HttpRequest request, int megabytes) =>
        Results.Stream(
            async stream =>
            {
                var block = new byte[1 << 20];
                for (var i = 0; i < megabytes; i++)
                {
                    await stream.WriteAsync(block);
                }
            },
            "application/octet-stream");

    [Function("Action")]
    public static IActionResult Action([HttpTrigger("get", Route = "action")] HttpRequest request) =>
        new ObjectResult(new { made = "by MVC" }) { StatusCode = StatusCodes.Status202Accepted };

    [Function("Task")]
    public static Task<IActionResult> TaskAction([HttpTrigger("get", Route = "task")] HttpRequest request) =>
        Task.FromResult<IActionResult>(new RedirectResult("/elsewhere"));

    [Function("Text")]
    public static string Text([HttpTrigger("get", Route = "text")] HttpRequest request) => "this is no HTTP result";

    [Function("Throws")]
    public static IResult Throws([HttpTrigger("get", Route = "throws")] HttpRequest request) => throw new InvalidOperationException("The test wants it.");

    [Function("ThrowsCaught")]
    public static IResult ThrowsCaught([HttpTrigger("get", Route = "throws-caught")] HttpRequest request) => throw new TimeZoneNotFoundException();

    [Function("ThrowsInResult")]
    public static IResult ThrowsInResult([HttpTrigger("get", Route = "throws-in-result")] HttpRequest request) => new BrokenResult();

    [Function("Activity")]
    public static IResult Activity([HttpTrigger("get", Route = "activity")] HttpRequest request, FunctionContext context)
    {
        var activity = System.Diagnostics.Activity.Current;
        return Results.Json(new
        {
            name = activity?.DisplayName,
            source = activity?.Source.Name,
            kind = activity?.Kind.ToString(),
            function = activity?.GetTagItem("faas.name"),
            run = activity?.GetTagItem("faas.invocation_id"),
            invocation = context.InvocationId,
        });
    }

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) => Results.Text("open");

    [Function("Any")]
    public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => Results.Text(request.Method);

    [Function("Master")]
    public static IResult Master([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "master")] HttpRequest request) => Results.Text("open");

    [Function("Guarded")]
    public static IResult Guarded([HttpTrigger("get", Route = "guarded")] HttpRequest request) => Results.Text("passed");

    [Function("Scope")]
    public IResult Scope([HttpTrigger("get", Route = "scope")] HttpRequest request) =>
        Results.Text($"{scope.Id} {((RunScope)request.HttpContext.RequestServices.GetService(typeof(RunScope))!).Id}");

    [Function("Slow")]
    public async Task<IResult> Slow([HttpTrigger("get", Route = "slow/{key}/{milliseconds:int}")] HttpRequest request, string key, int milliseconds, CancellationToken cancellationToken)
    {
        await journal.WriteAsync(key, "start");
        try
        {
            await Task.Delay(milliseconds, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await journal.WriteAsync(key, "cancelled");
            throw;
        }

        await journal.WriteAsync(key, "end");
        return Results.Text("done");
    }

    private sealed class BrokenResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw new InvalidOperationException("The test wants it.");
    }
}
