namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a method a function of the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable CA1813 // The worker leaves it open.
public class FunctionAttribute : Attribute
#pragma warning restore CA1813
{
    /// <param name="name">The function's name, unique in the app.</param>
    public FunctionAttribute(string name)
    {
        Name = name;
    }

    public string Name { get; }
}
