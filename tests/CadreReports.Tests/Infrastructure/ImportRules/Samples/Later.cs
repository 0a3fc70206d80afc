namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Later;

internal static class Sample
{
    public static async Task<object> WaitAsync(int most)
    {
        await Task.Yield();
        Func<object> make = () => most is 1 or 3 or 4 or 7 ? new object() : new Lowest.Thing();
        return make();
    }
}
