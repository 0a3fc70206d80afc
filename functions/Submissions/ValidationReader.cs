using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>A workbook that was checked and not kept.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">Whose report it would be.</param>
/// <param name="Version">Where it would stand; its number is 0.</param>
/// <param name="Findings">What was found in it.</param>
/// <param name="Said">What was said about the report before, then what the workbook says itself.</param>
/// <param name="Message">What people must know about it; null for nothing.</param>
public sealed record ValidatedWorkbook(
    Period Period, Province Province, SubmissionVersion Version, IReadOnlyList<Finding> Findings, IReadOnlyList<LogEntry> Said, string? Message);

/// <summary>Checks the workbook of a request for whoever may, as sending it would, and keeps nothing.</summary>
public sealed class ValidationReader(RequestGate gate, CatalogueSet catalogues, EarlierReports earlier, ExplanationLog explanations, TimeProvider time)
{
    /// <summary>Answers with what was found, or with the refusal.</summary>
    /// <param name="request">The request, with the workbook.</param>
    /// <param name="period">From the address.</param>
    /// <param name="province">From the address.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public Task<IResult> AnswerAsync(
        HttpRequest request, string period, string province, Func<ValidatedWorkbook, Task<IResult>> answer, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.Validate, period, province, async (found, member, principal) =>
        {
            var (file, refusal) = await RequestFile.ReadAsync(request, cancellationToken);
            if (file is null)
            {
                return refusal!;
            }

            await using (file)
            {
                var catalogue = catalogues.For(found);
                var past = await earlier.FindAsync(found, member, cancellationToken);
                var assessment = Assessor.Assess(file, catalogue, found, member, past.History, cancellationToken);
                var now = time.GetUtcNow();
                var log = await explanations.ReadAsync(new SubmissionKey(found.Id, member.Code).Partition, cancellationToken);
                IReadOnlyList<LogEntry> said = [.. log, .. assessment.Unsaid(log, version: 0, principal.Id, now, newer: new HashSet<int>())];
                var version = assessment.Judge(
                    new SubmissionVersion(
                        0, SubmissionState.Received, string.Empty, string.Empty, string.Empty, file.Length, catalogue.Version, catalogue.Revision, now, principal.Id, null)
                    {
                        AsksConfirmation = found.AsksConfirmation,
                    },
                    said,
                    locked: false);
                return await answer(new ValidatedWorkbook(
                    found, member, version, assessment.Findings, said, found.For(member.Code).IsClosed ? HttpTexts.ValidatedWhenLocked : null));
            }
        });
}
