using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Judges every instance of every rule, but asks nothing that was asked half a year before.</summary>
internal static class RuleCheck
{
    /// <param name="plan">The compiled catalogue version.</param>
    /// <param name="figures">The workbook's figures.</param>
    /// <param name="blankErrors">The blank cells that are reported as errors already.</param>
    /// <param name="findings">Where findings go.</param>
    /// <returns>The blank totals that errors ask for; null when there are none.</returns>
    public static IReadOnlyCollection<FigureSlot>? Check(ValidationPlan plan, WorkbookFigures figures, IReadOnlySet<FigureSlot>? blankErrors, List<Finding> findings)
    {
        Dictionary<FigureSlot, int>? blankTotals = null;
        foreach (var instance in plan.Rules(figures.Period.Half))
        {
            if (figures.Earlier.WereCompared(instance.Repeated))
            {
                continue;
            }

            switch (instance.Condition.Judge(figures, out var culprit))
            {
                case Verdict.Fails:
                    findings.Add(RuleMessage.Broken(instance.Rule, plan, figures, culprit!));
                    break;

                case Verdict.TotalBlank when instance.Rule.Severity == Severity.Error && blankErrors?.Contains(culprit!.Total.Figures[0]) != true:
                    AddBlankTotal(RuleMessage.TotalBlank(instance.Rule, plan, figures, culprit!), culprit!.Total.Figures[0], instance.Rule.IsAboutFormulas);
                    break;
            }
        }

        return blankTotals?.Keys;

        // Several rules can miss the same total, which is told once, and as a formula if it is one.
        void AddBlankTotal(Finding finding, FigureSlot total, bool isFormula)
        {
            if ((blankTotals ??= []).TryAdd(total, findings.Count))
            {
                findings.Add(finding);
            }
            else if (isFormula)
            {
                findings[blankTotals[total]] = finding;
            }
        }
    }
}
