namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Generics;

internal static class Sample
{
    public static int Count() => Array.Empty<(int, List<Lowest.Thing>)>().Length;
}
