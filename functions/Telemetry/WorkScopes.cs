using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Functions.Telemetry;

/// <summary>
/// Keeps the log scopes of this program and of the functions worker, and no others: the web server's hold the address of the
/// request, in which there are accounts and what else somebody wrote there.
/// </summary>
internal sealed class WorkScopes : IExternalScopeProvider
{
    private static readonly string[] Kept = [TelemetryNames.Prefix, "AzureFunctions_", "faas.", "schema.url"];

    private readonly LoggerExternalScopeProvider scopes = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) => scopes.ForEachScope(callback, state);

    public IDisposable Push(object? state) => IsKept(state) ? scopes.Push(state) : Nothing.Instance;

    private static bool IsKept(object? state) =>
        state is IEnumerable<KeyValuePair<string, object>> said && said.All(pair => Kept.Any(name => pair.Key.StartsWith(name, StringComparison.Ordinal)));

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
            // There is nothing to end.
        }
    }
}
