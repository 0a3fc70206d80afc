using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>
/// <c>GET /api/facts?period=&amp;form=&amp;row=&amp;column=</c>: where a figure comes from, province by province: version,
/// sheet, cell, when the workbook arrived and its SHA-256. <c>&amp;province=</c> for one province; a province sees its own alone.
/// </summary>
public sealed class GetFacts(RequestGate gate, CatalogueSet catalogues, FigureLineage lineage)
{
    private static readonly string[] Required = ["period", "form", "row", "column"];

    [Function(nameof(GetFacts))]
    [Api("Where a figure comes from, province by province.", Answer = typeof(FigureView), Refusals = [400, 404])]
    [ApiQuery("period", "Half-year.", IsRequired = true)]
    [ApiQuery("form", "Code of the form.", IsRequired = true)]
    [ApiQuery("row", "Code of the row.", IsRequired = true)]
    [ApiQuery("column", "Code of the column.", IsRequired = true)]
    [ApiQuery("province", "One province alone; a province sees its own in any case.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/facts")] HttpRequest request, CancellationToken cancellationToken)
    {
        var province = request.Query["province"].ToString() is { Length: > 0 } named ? named : request.HttpContext.Features.Get<Principal>()?.Province?.Code;
        var period = request.Query["period"].ToString();
        return Required.FirstOrDefault(name => string.IsNullOrEmpty(request.Query[name])) is { } missing
            ? gate.ForAnythingAsync(request, Operation.ReadCatalogue, () => Task.FromResult(
                Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.FigureParameters, missing)))
            : province is null
                ? gate.ForPeriodAsync(request, Operation.ReadFigures, period, found => AnswerAsync(request, found, found.Provinces, cancellationToken))
                : gate.ForProvinceAsync(request, Operation.ReadFigures, period, province, (found, member, _) => AnswerAsync(request, found, [member], cancellationToken));
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, Period period, IReadOnlyList<Province> provinces, CancellationToken cancellationToken)
    {
        var (formCode, rowCode, columnCode) = (request.Query["form"].ToString(), request.Query["row"].ToString(), request.Query["column"].ToString());
        var forms = catalogues.For(period).Forms.Where(f => !f.IsList && f.IsCollectedIn(period.Id)).ToList();
        if (forms.Find(f => string.Equals(f.Code, formCode, StringComparison.Ordinal)) is not { } form)
        {
            return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchForm, period.Id, formCode, string.Join(", ", forms.Select(f => f.Code)));
        }

        if (form.Indicators.FirstOrDefault(i => string.Equals(i.Code, rowCode, StringComparison.Ordinal)) is not { } row)
        {
            return Answer.Problem(
                StatusCodes.Status404NotFound, HttpTexts.NoSuchRow, form.Code, period.Id, rowCode, string.Join(", ", form.Indicators.Select(i => i.Code)));
        }

        var columns = row.Measures.Select(m => form.Measures[m]).ToList();
        if (columns.Find(m => string.Equals(m.Code, columnCode, StringComparison.Ordinal)) is not { } column)
        {
            return Answer.Problem(
                StatusCodes.Status404NotFound, HttpTexts.NoSuchColumn, form.Code, row.Code, period.Id, columnCode, string.Join(", ", columns.Select(m => m.Code)));
        }

        var figure = new FigureRef(form.Code, row.Code, column.Code);
        var found = await lineage.FindAsync(period.Id, figure, provinces, cancellationToken);
        return Answer.Json(new FigureView(
            period.Id.ToString(), figure.ToString(), form.Title, row.Name, column.Name, row.Unit, found.Count(f => f.Value is not null), found.Count, found));
    }
}
