namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Constraints;

internal static class Sample
{
    public static string Text<T>(T value)
        where T : Lowest.IThing => value.ToString()!;
}
