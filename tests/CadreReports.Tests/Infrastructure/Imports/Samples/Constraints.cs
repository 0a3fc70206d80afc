namespace CadreReports.Tests.Infrastructure.Imports.Samples.Constraints;

internal static class Sample
{
    public static string Text<T>(T value)
        where T : Lowest.IThing => value.ToString()!;
}
