using System.Globalization;
using System.Text.Json;

namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>The functions of templates that ours use. Of others only their name and arguments remain.</summary>
internal static class ArmFunctions
{
    public static object? Call(string name, IReadOnlyList<Func<ArmScope, object?>> arguments, ArmScope scope)
    {
        object? Argument(int i) => arguments[i](scope);
        string Text(int i) => (string)Argument(i)!;
        List<object?> Items(int i) => (List<object?>)Argument(i)!;
        var all = arguments.Select(argument => argument(scope));
        return name switch
        {
            "parameters" => scope.Parameter(Text(0)),
            "variables" => scope.Variable(Text(0)),
            "copyIndex" => (long)scope.Turn!.Value,
            "lambda" => new ArmLambda(Text(0), arguments[1]),
            "lambdaVariables" => scope.Arguments[Text(0)],
            "if" => (bool)Argument(0)! ? Argument(1) : Argument(2),
            "not" => !(bool)Argument(0)!,
            "and" => arguments.All(argument => (bool)argument(scope)!),
            "or" => arguments.Any(argument => (bool)argument(scope)!),
            "equals" => JsonSerializer.Serialize(Argument(0)) == JsonSerializer.Serialize(Argument(1)),
            "empty" => Argument(0) is null or "" or List<object?> { Count: 0 } or Dictionary<string, object?> { Count: 0 },
            "null" => null,
            "true" => true,
            "false" => false,
            "string" => Argument(0) switch { bool value => value ? "True" : "False", var value => Convert.ToString(value, CultureInfo.InvariantCulture) },
            "format" => string.Format(CultureInfo.InvariantCulture, Text(0), [.. all.Skip(1)]),
            "concat" => all.SelectMany(items => (List<object?>)items!).ToList(),
            "createArray" => all.ToList(),
            "createObject" => Enumerable.Range(0, arguments.Count / 2).ToDictionary(i => Text(2 * i), i => Argument((2 * i) + 1), StringComparer.Ordinal),
            "length" => (long)Items(0).Count,
            "indexOf" => (long)Items(0).IndexOf(Argument(1)),
            "map" => Items(0).Select(Applied(1)).ToList(),
            "filter" => Items(0).Where(item => (bool)Applied(1)(item)!).ToList(),
            "union" => all.Aggregate((left, right) => Union((Dictionary<string, object?>)left!, (Dictionary<string, object?>)right!)),
            _ => $"{name}({string.Join(", ", all)})",
        };

        Func<object?, object?> Applied(int i)
        {
            var lambda = (ArmLambda)Argument(i)!;
            return item => lambda.Body(scope.With(lambda.Parameter, item));
        }
    }

    /// <summary>What comes later wins.</summary>
    private static Dictionary<string, object?> Union(Dictionary<string, object?> left, Dictionary<string, object?> right)
    {
        var both = new Dictionary<string, object?>(left, StringComparer.Ordinal);
        foreach (var (name, value) in right)
        {
            both[name] = value;
        }

        return both;
    }
}
