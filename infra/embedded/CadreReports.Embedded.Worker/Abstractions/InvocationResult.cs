namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}

/// <summary>What a function returned, as a type.</summary>
/// <typeparam name="T">The expected type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value; middleware may put another in its place.</summary>
    public abstract T? Value { get; set; }
}
