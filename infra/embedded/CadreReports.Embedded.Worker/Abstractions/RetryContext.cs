namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often this event has been tried by a retry policy.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
