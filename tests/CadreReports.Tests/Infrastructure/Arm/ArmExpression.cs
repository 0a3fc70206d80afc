using System.Globalization;

namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>
/// Works out an expression of a template. What only Azure knows, such as the id of a resource, becomes a text that says what
/// was asked: <c>resourceId(Microsoft.Storage/storageAccounts, data)</c>.
/// </summary>
internal sealed class ArmExpression(string text)
{
    private int place;

    public object? Evaluate(ArmScope scope)
    {
        var parsed = Parse();
        return place == text.Length ? parsed(scope) : throw Broken();
    }

    private Func<ArmScope, object?> Parse()
    {
        Skip();
        var value = text[place] == '\'' ? Literal() : char.IsAsciiDigit(text[place]) || text[place] == '-' ? Number() : Call();
        while (place < text.Length && text[place] is '.' or '[')
        {
            value = Step(value);
        }

        Skip();
        return value;
    }

    private Func<ArmScope, object?> Literal()
    {
        var end = place;
        do
        {
            end = text.IndexOf('\'', end + 1);
        }
        while (end + 1 < text.Length && text[end + 1] == '\'' && ++end > 0);

        var value = text[(place + 1)..end].Replace("''", "'", StringComparison.Ordinal);
        place = end + 1;
        return _ => value;
    }

    private Func<ArmScope, object?> Number()
    {
        var start = place++;
        while (place < text.Length && char.IsAsciiDigit(text[place]))
        {
            place++;
        }

        var value = long.Parse(text.AsSpan(start, place - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return _ => value;
    }

    private Func<ArmScope, object?> Call()
    {
        var name = Name();
        Take('(');
        var arguments = new List<Func<ArmScope, object?>>();
        Skip();
        while (text[place] != ')')
        {
            arguments.Add(Parse());
            if (text[place] == ',')
            {
                place++;
            }
        }

        Take(')');
        return scope => ArmFunctions.Call(name, arguments, scope);
    }

    private Func<ArmScope, object?> Step(Func<ArmScope, object?> of)
    {
        if (text[place++] == '.')
        {
            var name = Name();
            return scope => Property(of(scope), name);
        }

        var index = Parse();
        Take(']');
        return scope => (of(scope), index(scope)) switch
        {
            (List<object?> items, long at) => items[(int)at],
            (var value, string name) => Property(value, name),
            _ => throw Broken(),
        };
    }

    private static object? Property(object? value, string name) => value switch
    {
        Dictionary<string, object?> fields => fields.TryGetValue(name, out var field) ? field : throw new InvalidOperationException($"There is no '{name}'."),
        string unknown => $"{unknown}.{name}",
        _ => throw new InvalidOperationException($"Nothing has a '{name}'."),
    };

    private string Name()
    {
        var start = place;
        while (place < text.Length && (char.IsAsciiLetterOrDigit(text[place]) || text[place] is '_' or '$' or '#'))
        {
            place++;
        }

        return place > start ? text[start..place] : throw Broken();
    }

    private void Take(char wanted)
    {
        Skip();
        if (text[place++] != wanted)
        {
            throw Broken();
        }
    }

    private void Skip()
    {
        while (place < text.Length && text[place] == ' ')
        {
            place++;
        }
    }

    private FormatException Broken() => new($"'{text}' is not understood at {place}.");
}
