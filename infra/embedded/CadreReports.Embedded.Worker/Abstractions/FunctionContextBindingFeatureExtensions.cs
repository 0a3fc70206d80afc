using CadreReports.Embedded.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What middleware can see and change of a run's result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result as a type.</summary>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        var bindings = context.Features.GetRequired<FunctionBindings>();
        return bindings.InvocationResult is T
            ? new BoundInvocationResult<T>(bindings)
            : throw new InvalidOperationException($"The function's result is a {bindings.InvocationResult?.GetType().ToString() ?? "null"}, not a {typeof(T)}.");
    }

    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new BoundInvocationResult(context.Features.GetRequired<FunctionBindings>());
}
