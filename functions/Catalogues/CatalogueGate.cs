using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Catalogues;

/// <summary>Finds the catalogue version that a request names.</summary>
public sealed class CatalogueGate(RequestGate gate, CatalogueSet catalogues)
{
    /// <summary>Lets a request about one version through, or answers 401 or 404 as problem details.</summary>
    public Task<IResult> ForVersionAsync(HttpRequest request, string version, Func<CatalogueVersion, Task<IResult>> answer) =>
        gate.ForAnythingAsync(request, Operation.ReadCatalogue, () =>
            catalogues.Versions.FirstOrDefault(v => string.Equals(v.Version, version, StringComparison.Ordinal)) is { } found
                ? answer(found)
                : Task.FromResult(Answer.Problem(
                    StatusCodes.Status404NotFound, HttpTexts.NoSuchCatalogue, version, string.Join(", ", catalogues.Versions.Select(v => v.Version)))));
}
