using CadreReports.Health;

namespace CadreReports.Functions.Health;

/// <summary>Whether the system works.</summary>
/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Storage"><c>ok</c> or <c>unavailable</c> by the part of storage.</param>
public sealed record HealthView(string Status, string Text, IReadOnlyDictionary<string, string> Storage)
{
    public const string Ok = "ok";
    public const string Unavailable = "unavailable";

    /// <summary>What a cheap look found.</summary>
    internal static HealthView Of(IReadOnlyList<PartHealth> parts)
    {
        var works = parts.All(p => p.Works);
        return new HealthView(
            works ? Ok : Unavailable,
            works ? HealthTexts.Works : HealthTexts.Unavailable,
            parts.ToDictionary(p => p.Part, p => p.Works ? Ok : Unavailable, StringComparer.Ordinal));
    }
}
