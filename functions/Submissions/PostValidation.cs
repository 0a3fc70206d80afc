using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using CadreReports.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary><c>POST /api/validations/{period}/{province}</c>: checks a workbook and stores nothing.</summary>
public sealed class PostValidation(RequestGate gate, CatalogueSet catalogues)
{
    [Function(nameof(PostValidation))]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/validations/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.Validate, period, province, async (found, member, _) =>
        {
            var (file, refusal) = await RequestFile.ReadAsync(request, cancellationToken);
            if (file is null)
            {
                return refusal!;
            }

            await using (file)
            {
                var assessment = Assessor.Assess(file, catalogues.For(found), found, member, History.None, cancellationToken);
                var outcome = assessment.ToOutcome(assessment.State);
                return Answer.Json(new
                {
                    status = SubmissionStateName.Of(outcome.State),
                    outcome.Errors,
                    outcome.Queries,
                    outcome.Notes,
                    outcome.Facts,
                    assessment.Findings,
                });
            }
        });
}
