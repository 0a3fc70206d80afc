using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Invocation;

/// <summary>Fills the parameters of a function from its trigger, by type first and then by name.</summary>
internal static class ParameterBinding
{
    /// <exception cref="InvalidOperationException">A value does not fit its parameter, or there is none and it cannot be null.</exception>
    public static object?[] Bind(EmbeddedFunctionContext context)
    {
        var parameters = context.Function.Method.GetParameters();
        var values = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            values[i] = Bind(parameters[i], context);
        }

        return values;
    }

    private static object? Bind(ParameterInfo parameter, EmbeddedFunctionContext context)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        if (type == typeof(HttpRequest) && context.GetHttpContext() is { } http)
        {
            return http.Request;
        }

        var source = parameter.Name == context.Function.TriggerParameter.Name
            ? context.Bindings.TriggerValue
            : context.Bindings.TriggerMetadata.GetValueOrDefault(parameter.Name!);
        if (source is null)
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue
                : !type.IsValueType || Nullable.GetUnderlyingType(type) is not null ? null
                : throw new InvalidOperationException($"Function '{context.Function.Name}': there is no value for parameter '{parameter.Name}'. Make it nullable or give it a default.");
        }

        try
        {
            return Convert(source, type, context);
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            throw new InvalidOperationException($"Function '{context.Function.Name}': parameter '{parameter.Name}' cannot be made a {type.Name}: {e.Message}", e);
        }
    }

    private static object? Convert(object source, Type type, FunctionContext context)
    {
        if (type.IsInstanceOfType(source))
        {
            return source;
        }

        var text = source switch
        {
            string s => s,
            IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"It is a {source.GetType().Name}."),
        };
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string))
        {
            return text;
        }

        if (target == typeof(Guid))
        {
            return Guid.Parse(text);
        }

        if (target == typeof(DateTimeOffset))
        {
            return DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (target == typeof(DateTime))
        {
            return DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (target == typeof(byte[]))
        {
            return System.Text.Encoding.UTF8.GetBytes(text);
        }

        if (target == typeof(BinaryData))
        {
            return BinaryData.FromString(text);
        }

        var options = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        return JsonSerializer.Deserialize(text, type, options);
    }
}
