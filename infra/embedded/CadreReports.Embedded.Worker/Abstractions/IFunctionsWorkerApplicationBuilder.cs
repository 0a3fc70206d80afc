using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>The services and the middleware of a functions app.</summary>
    public interface IFunctionsWorkerApplicationBuilder
    {
        IServiceCollection Services { get; }

        /// <summary>Adds a step; steps run in the order they were added.</summary>
        IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
    }
}

namespace Microsoft.Azure.Functions.Worker.Middleware
{
    /// <summary>The rest of the steps of a run.</summary>
#pragma warning disable CA1711 // The worker's own name.
    public delegate Task FunctionExecutionDelegate(FunctionContext context);
#pragma warning restore CA1711

    /// <summary>A step around every run of a function.</summary>
    public interface IFunctionsWorkerMiddleware
    {
#pragma warning disable CA1716 // The worker's own name.
        Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
#pragma warning restore CA1716
    }
}
