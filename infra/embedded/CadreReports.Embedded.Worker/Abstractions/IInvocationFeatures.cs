namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a run can do, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
#pragma warning disable CA1716 // The worker's own names.
    void Set<T>(T instance);

    T? Get<T>();
#pragma warning restore CA1716
}
