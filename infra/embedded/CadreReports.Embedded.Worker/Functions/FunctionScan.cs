using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CadreReports.Embedded.Functions;

/// <summary>Finds the functions of an app by their attributes.</summary>
internal static class FunctionScan
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The functions declared in an assembly, in order of their names.</summary>
    /// <exception cref="InvalidOperationException">A function is declared in a way that the worker cannot run.</exception>
    public static IReadOnlyList<AppFunction> Find(Assembly assembly)
    {
        var functions = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(Read)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();

        // Names are compared without case, as the host does: they become keys and paths.
        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? functions
            : throw new InvalidOperationException($"Two functions are called '{twice.Key}'.");
    }

    private static AppFunction Read(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(p => p.Trigger is not null)
            .ToList();
        if (triggers.Count != 1)
        {
            throw new InvalidOperationException($"Function '{name}' must have one trigger, it has {triggers.Count}.");
        }

        var result = method.ReturnType;
        if (result == typeof(ValueTask) || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new InvalidOperationException($"Function '{name}' returns a ValueTask, which the worker does not await. Return a Task.");
        }

        if (result == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new InvalidOperationException($"Function '{name}' is async void, so its end cannot be known. Return a Task.");
        }

        var (parameter, trigger) = triggers[0];
        return new AppFunction(Define(name, method, trigger!, parameter), method, trigger!, parameter);
    }

    private static ScannedFunction Define(string name, MethodInfo method, TriggerBindingAttribute trigger, ParameterInfo triggerParameter)
    {
        var type = trigger switch
        {
            HttpTriggerAttribute => "httpTrigger",
            QueueTriggerAttribute => "queueTrigger",
            BlobTriggerAttribute => "blobTrigger",
            TimerTriggerAttribute => "timerTrigger",
            _ => throw new InvalidOperationException($"Function '{name}' has a trigger that the embedded host does not know: {trigger.GetType().Name}."),
        };
        var entryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        var outputs = ImmutableDictionary<string, BindingMetadata>.Empty;
        if (trigger is HttpTriggerAttribute)
        {
            outputs = outputs.Add("$return", new ScannedBinding("$return", "http", BindingDirection.Out));
        }

        return new ScannedFunction(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name + "\n" + entryPoint)))[..16],
            name,
            method.DeclaringType!.Assembly.Location,
            entryPoint,
            [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, p.HasDefaultValue, p.HasDefaultValue ? p.DefaultValue : null))],
            ImmutableDictionary<string, BindingMetadata>.Empty.Add(
                triggerParameter.Name!, new ScannedBinding(triggerParameter.Name!, type, BindingDirection.In)),
            outputs);
    }

    private sealed class ScannedFunction(
        string id,
        string name,
        string assembly,
        string entryPoint,
        ImmutableArray<FunctionParameter> parameters,
        ImmutableDictionary<string, BindingMetadata> inputs,
        ImmutableDictionary<string, BindingMetadata> outputs) : FunctionDefinition
    {
        public override ImmutableArray<FunctionParameter> Parameters => parameters;

        public override string PathToAssembly => assembly;

        public override string EntryPoint => entryPoint;

        public override string Id => id;

        public override string Name => name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => inputs;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => outputs;
    }

    private sealed class ScannedBinding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
