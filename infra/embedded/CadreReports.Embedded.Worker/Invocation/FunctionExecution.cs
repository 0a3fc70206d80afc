using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Embedded.Invocation;

/// <summary>The last step of the pipeline: binds the parameters and calls the method.</summary>
internal static class FunctionExecution
{
    public static async Task RunAsync(FunctionContext context)
    {
        var run = (EmbeddedFunctionContext)context;
        var method = run.Function.Method;
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
        var arguments = ParameterBinding.Bind(run);
        run.Bindings.InvocationResult = await CallAsync(method, instance, arguments);
    }

    private static async Task<object?> CallAsync(MethodInfo method, object? instance, object?[] arguments)
    {
        object? result;
        try
        {
            result = method.Invoke(instance, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }

        if (result is not Task task)
        {
            return result;
        }

        await task;
        return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
