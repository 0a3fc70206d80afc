namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>A function that an expression holds, such as the one that picks items of a list.</summary>
/// <param name="Parameter">The name of its one parameter.</param>
/// <param name="Body">What it works out.</param>
internal sealed record ArmLambda(string Parameter, Func<ArmScope, object?> Body);
