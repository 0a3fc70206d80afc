using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Judges every instance of every rule.</summary>
internal static class RuleCheck
{
    public static void Check(ValidationPlan plan, WorkbookFigures figures, List<Finding> findings)
    {
        HashSet<FigureSlot>? blankTotals = null;
        foreach (var instance in plan.Rules)
        {
            switch (instance.Condition.Judge(figures, out var culprit))
            {
                case Verdict.Fails:
                    findings.Add(RuleMessage.Broken(instance.Rule, plan, figures, culprit!));
                    break;

                // A blank formula is the reader's finding, a required blank is one already, and several rules can miss the same total.
                case Verdict.TotalBlank
                    when !instance.Rule.IsAboutFormulas
                    && !BlankCheck.IsRequired(plan, culprit!.Total.Figures[0])
                    && (blankTotals ??= []).Add(culprit.Total.Figures[0]):
                    findings.Add(RuleMessage.TotalBlank(instance.Rule, plan, figures, culprit));
                    break;
            }
        }
    }
}
