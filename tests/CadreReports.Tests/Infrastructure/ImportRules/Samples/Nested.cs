namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Nested;

internal static class Sample
{
    internal static class Inner
    {
        internal sealed record Innermost(Lowest.Thing[]? Things);
    }
}
