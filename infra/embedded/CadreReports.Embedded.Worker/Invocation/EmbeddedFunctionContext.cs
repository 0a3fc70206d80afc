using System.Diagnostics;
using CadreReports.Embedded.Functions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Embedded.Invocation;

/// <summary>The context of one run.</summary>
internal sealed class EmbeddedFunctionContext : FunctionContext
{
    private readonly FunctionBindings bindings;

    public EmbeddedFunctionContext(AppFunction function, FunctionBindings bindings, Activity activity, IServiceProvider services, CancellationToken cancellationToken)
    {
        this.bindings = bindings;
        Function = function;
        InvocationId = Guid.NewGuid().ToString();
        TraceContext = new ActivityTrace(activity);
        BindingContext = new TriggerBindings(bindings);
        InstanceServices = services;
        CancellationToken = cancellationToken;
        Features.Set(bindings);
        Features.Set(function.Definition);
    }

    public AppFunction Function { get; }

    public override string InvocationId { get; }

    public override string FunctionId => Function.Definition.Id;

    public override TraceContext TraceContext { get; }

    public override BindingContext BindingContext { get; }

    public override RetryContext RetryContext { get; } = new NoRetry();

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }

    public FunctionBindings Bindings => bindings;

    private sealed class TriggerBindings(FunctionBindings bindings) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => bindings.TriggerMetadata;
    }

    private sealed class ActivityTrace(Activity activity) : TraceContext
    {
        public override string TraceParent { get; } = activity.Id ?? "";

        public override string TraceState { get; } = activity.TraceStateString ?? "";
    }

    // The queue and blob triggers try again by handing the message back; that is not a retry policy.
    private sealed class NoRetry : RetryContext
    {
        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}
