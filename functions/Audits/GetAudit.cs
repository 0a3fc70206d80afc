using System.Globalization;
using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Audits;

/// <summary>
/// <c>GET /api/audit?from=2023-06-01&amp;to=2023-06-30</c>: the audit trail of those days in Vietnam, of the last seven when none
/// are named, oldest line first; <c>&amp;period=</c>, <c>&amp;province=</c>, <c>&amp;who=</c> and <c>&amp;action=</c> choose
/// from it (<see cref="AuditFilter"/>), <c>&amp;format=csv</c> gives it for Excel.
/// </summary>
public sealed class GetAudit(RequestGate gate, AuditLog log, TimeProvider time)
{
    private const int DefaultDays = 7;
    private const string DayFormat = "yyyy-MM-dd";
    private const string Json = "json";
    private const string Csv = "csv";

    [Function(nameof(GetAudit))]
    [Api("The audit trail of some days.", Answer = typeof(AuditView), Files = [ContentTypes.Csv], Refusals = [400])]
    [ApiQuery("from", "The first day in Vietnam, 2023-06-01; six days before the last when it is not said.")]
    [ApiQuery("to", "The last day in Vietnam; this day when it is not said.")]
    [ApiQuery("period", "Lines about this half-year.")]
    [ApiQuery("province", "Lines about the province with this code.")]
    [ApiQuery("who", "Lines of this account, key or part of the system.")]
    [ApiQuery("action", "This action, or all that begin so when a star follows: submission.*")]
    [ApiQuery("format", "json (default) or csv.")]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/audit")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ReadAudit, async _ =>
        {
            var format = Value("format") ?? Json;
            if (format is not (Json or Csv))
            {
                return Answer.Problem(StatusCodes.Status400BadRequest, AuditTrailTexts.NoFormat, $"{Json}, {Csv}");
            }

            var (filter, refusal) = Filter();
            if (filter is null)
            {
                return refusal!;
            }

            // Looked at before the answer begins: what fails now is still answered as a failure.
            var lines = await BegunSequence.OfAsync(log.ReadAsync(filter, cancellationToken), cancellationToken);
            return format == Json
                ? Answer.Json(new AuditView(filter.From, filter.To, lines))
                : Results.Stream(output => AuditCsv.WriteAsync(lines, output, cancellationToken), ContentTypes.Csv, $"nhat-ky-{Text(filter.From)}-{Text(filter.To)}.csv");

            string? Value(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

            (AuditFilter? Filter, IResult? Refusal) Filter()
            {
                var today = VietnamTime.DayOf(time.GetUtcNow());
                if (Day("to", today) is not { } to)
                {
                    return Refuse(AuditTrailTexts.NoDay, "to");
                }

                if (Day("from", to.AddDays(1 - DefaultDays)) is not { } from)
                {
                    return Refuse(AuditTrailTexts.NoDay, "from");
                }

                PeriodId? period = PeriodId.TryParse(Value("period"), out var parsed) ? parsed : null;
                return from > to ? Refuse(AuditTrailTexts.WrongOrder, Text(from), Text(to))
                    : period is null && Value("period") is not null ? Refuse(AuditTrailTexts.NoPeriod)
                    : (new AuditFilter(from, to, period, Value("province"), Value("who"), Value("action")), null);
            }

            DateOnly? Day(string name, DateOnly otherwise) => Value(name) is not { } text ? otherwise
                : DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day
                : null;
        });

    private static (AuditFilter? Filter, IResult? Refusal) Refuse(string detail, params object[] arguments) =>
        (null, Answer.Problem(StatusCodes.Status400BadRequest, detail, arguments));

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
