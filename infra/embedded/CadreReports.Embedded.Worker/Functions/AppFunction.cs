using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CadreReports.Embedded.Functions;

/// <summary>A function found in the app.</summary>
/// <param name="Definition">What the function's code sees of it.</param>
/// <param name="Method">The method to call.</param>
/// <param name="Trigger">What makes it run.</param>
/// <param name="TriggerParameter">The parameter that the trigger stands on.</param>
internal sealed record AppFunction(FunctionDefinition Definition, MethodInfo Method, TriggerBindingAttribute Trigger, ParameterInfo TriggerParameter)
{
    public string Name => Definition.Name;

    /// <summary>The id that the Functions host puts into blob receipts, blob trigger messages and the names of a timer's blobs.</summary>
    public string HostId => "Host.Functions." + Name;
}
