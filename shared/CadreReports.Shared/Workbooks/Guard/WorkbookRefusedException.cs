using CadreReports.Findings;

namespace CadreReports.Workbooks.Guard;

/// <summary>An upload that is not read, or not read further.</summary>
public sealed class WorkbookRefusedException : Exception
{
    /// <param name="finding">What is wrong and what to do, for the province.</param>
    /// <param name="innerException">What was met, for the log.</param>
    public WorkbookRefusedException(Finding finding, Exception? innerException = null)
        : base($"{finding.RuleId}: {innerException?.Message ?? finding.Message}", innerException) => Finding = finding;

    /// <summary>Always an error, about the file as a whole.</summary>
    public Finding Finding { get; }
}
