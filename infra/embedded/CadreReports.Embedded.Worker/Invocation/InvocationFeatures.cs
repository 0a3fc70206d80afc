using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Embedded.Invocation;

/// <summary>The features of one run.</summary>
internal sealed class InvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> features = [];

    public void Set<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        features[typeof(T)] = instance;
    }

    public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class InvocationFeaturesExtensions
{
    public static T GetRequired<T>(this IInvocationFeatures features) =>
        features.Get<T>() ?? throw new InvalidOperationException($"This run has no {typeof(T)}.");
}
