namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Bodies;

internal static class Sample
{
    public static string Text() => new Lowest.Thing { Size = 2 }.ToString()!;
}
