namespace CadreReports.Functions.Catalogues;

/// <summary>The versions of the catalogue.</summary>
public sealed record CataloguesView(IEnumerable<CatalogueView> Catalogues);

/// <summary>A version of the catalogue.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Revision">Counts its corrections.</param>
/// <param name="From">The first half-year that it is for.</param>
/// <param name="To">The last one; null for none.</param>
/// <param name="Periods">The half-years that follow it.</param>
/// <param name="Forms">The codes of its forms.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="Links">Where it is.</param>
public sealed record CatalogueView(
    string Version, int Revision, string From, string? To, IEnumerable<string> Periods, IEnumerable<string> Forms, int Rules, CatalogueLinks Links);

/// <summary>Addresses.</summary>
public sealed record CatalogueLinks(string Workbook, string Rules, string RulesWorkbook);
