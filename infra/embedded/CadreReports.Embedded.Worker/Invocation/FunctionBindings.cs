using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Embedded.Invocation;

/// <summary>What goes into a run and comes out of it.</summary>
internal sealed class FunctionBindings(object? triggerValue, IReadOnlyDictionary<string, object?> triggerMetadata)
{
    /// <summary>The value for the parameter with the trigger attribute.</summary>
    public object? TriggerValue { get; } = triggerValue;

    public IReadOnlyDictionary<string, object?> TriggerMetadata { get; } = triggerMetadata;

    public object? InvocationResult { get; set; }
}

internal sealed class BoundInvocationResult(FunctionBindings bindings) : InvocationResult
{
    public override object? Value
    {
        get => bindings.InvocationResult;
        set => bindings.InvocationResult = value;
    }
}

internal sealed class BoundInvocationResult<T>(FunctionBindings bindings) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)bindings.InvocationResult;
        set => bindings.InvocationResult = value;
    }
}
