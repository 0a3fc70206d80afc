namespace CadreReports.Functions.Health;

/// <summary>Whether the system works: <c>ok</c> or <c>unavailable</c>, as a whole and by the part of storage.</summary>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Storage);
