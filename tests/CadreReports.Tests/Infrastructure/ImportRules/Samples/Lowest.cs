namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Lowest;

/// <summary>What the other samples import.</summary>
internal sealed class Thing
{
    public int Size { get; init; }
}

internal interface IThing;

internal class Ground;

[AttributeUsage(AttributeTargets.All)]
internal sealed class ThingAttribute : Attribute;
