namespace Microsoft.Azure.Functions.Worker;

/// <summary>A binding of a function: its trigger or its HTTP answer.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    /// <summary>For example <c>httpTrigger</c>, <c>queueTrigger</c>, <c>blobTrigger</c> or <c>http</c>.</summary>
    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}

public enum BindingDirection
{
    In,
    Out,
}
