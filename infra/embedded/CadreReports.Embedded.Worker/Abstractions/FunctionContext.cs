namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known about one run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Unique to this run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Unique to the function and the same in every run.</summary>
    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract BindingContext BindingContext { get; }

    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this run, a scope of their own.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>A place where middleware and functions share data within one run.</summary>
#pragma warning disable CA2227 // The worker's own shape.
    public abstract IDictionary<object, object> Items { get; set; }
#pragma warning restore CA2227

    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the caller has gone or the host must stop.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
