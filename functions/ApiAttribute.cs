namespace CadreReports.Functions;

/// <summary>What the description of the API says of a function's endpoint.</summary>
/// <param name="summary">What it does, in one sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiAttribute(string summary) : Attribute
{
    /// <summary>What it does.</summary>
    public string Summary => summary;

    /// <summary>What a JSON answer holds; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>The statuses of such an answer.</summary>
    public int[] Statuses { get; init; } = [200];

    /// <summary>The media types of a file or page; empty for none.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>What a JSON body holds; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>The media type of a file in the body; null for none.</summary>
    public string? Sends { get; init; }

    /// <summary>The statuses of refusals beyond those that its kind of request always may get.</summary>
    public int[] Refusals { get; init; } = [];

    /// <summary>Nobody need be signed in.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A parameter in the query of an endpoint's address.</summary>
/// <param name="name">Its name.</param>
/// <param name="meaning">What it says.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ApiQueryAttribute(string name, string meaning) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it says.</summary>
    public string Meaning => meaning;

    /// <summary>Whether a request must have it.</summary>
    public bool IsRequired { get; init; }
}
