namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
#pragma warning disable CA1052 // The worker's class can be instantiated.
public class FunctionsApplication
#pragma warning restore CA1052
{
    /// <param name="args">The command line; <c>--port</c> sets the HTTP port.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
