namespace CadreReports.Health;

/// <summary>What became of trying one of storage's services.</summary>
public enum PartState
{
    /// <summary>It did what it was asked.</summary>
    Works,

    /// <summary>It did not answer in time, or answered that it cannot.</summary>
    Unavailable,

    /// <summary>It does not let this program in.</summary>
    Refused,

    /// <summary>The container, queue or table is not there.</summary>
    Missing,

    /// <summary>It took what was written and gave something else back.</summary>
    Wrong,
}

/// <summary>One of storage's services, as it was found.</summary>
/// <param name="Part"><c>blobs</c>, <c>queues</c> or <c>tables</c>.</param>
/// <param name="State">What became of it.</param>
/// <param name="Took">How long that took.</param>
public sealed record PartHealth(string Part, PartState State, TimeSpan Took)
{
    public const string Blobs = "blobs";
    public const string Queues = "queues";
    public const string Tables = "tables";

    /// <summary>Whether it works.</summary>
    public bool Works => State == PartState.Works;
}
