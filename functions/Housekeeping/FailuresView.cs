using CadreReports.Housekeeping.Failures;

namespace CadreReports.Functions.Housekeeping;

/// <summary>What failed in a period and was dealt with now.</summary>
public sealed record FailuresView(string Period, IEnumerable<FailureStatus> Failures);
