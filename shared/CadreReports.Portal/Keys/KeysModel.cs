using CadreReports.Access.Keys;
using CadreReports.Catalogue;

namespace CadreReports.Portal.Keys;

/// <summary>The keys of scripts.</summary>
/// <param name="Keys">Newest first.</param>
/// <param name="Today">In Vietnam.</param>
/// <param name="Provinces">Those of this day, by code.</param>
/// <param name="Once">What no other page's form has: sent twice, it makes one key.</param>
public sealed record KeysModel(IReadOnlyList<ApiKey> Keys, DateOnly Today, IReadOnlyList<Province> Provinces, string Once);

/// <summary>A key that was just made, shown this once.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Text">What opens.</param>
/// <param name="Place">The province's name; null for the centre.</param>
/// <param name="ValidTo">Its last day, in Vietnam.</param>
public sealed record KeyMadeModel(string Purpose, string Text, string? Place, DateOnly ValidTo);
