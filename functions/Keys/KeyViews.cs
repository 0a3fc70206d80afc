namespace CadreReports.Functions.Keys;

/// <summary>The keys, newest first.</summary>
public sealed record KeysView(IEnumerable<KeyView> Keys);

/// <summary>A new key.</summary>
/// <param name="Key">What opens, shown this once.</param>
/// <param name="Made">What is kept of it.</param>
public sealed record KeyMadeView(string Key, KeyView Made);
