namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Anything that connects a function with the outside.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
#pragma warning disable CA1012 // The worker's constructors are public.
    public BindingAttribute()
    {
    }
#pragma warning restore CA1012
}

/// <summary>What makes a function run; on exactly one of its parameters.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
#pragma warning disable CA1012
    public TriggerBindingAttribute()
    {
    }
#pragma warning restore CA1012
}

/// <summary>Something read besides the trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
#pragma warning disable CA1012
    public InputBindingAttribute()
    {
    }
#pragma warning restore CA1012
}

/// <summary>Something written with the function's result.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
#pragma warning disable CA1012
    public OutputBindingAttribute()
    {
    }
#pragma warning restore CA1012
}
