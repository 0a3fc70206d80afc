namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger knows about the event.</summary>
public abstract class BindingContext
{
    /// <summary>The trigger's data by name: route values, parts of a blob's path, a message's properties.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
