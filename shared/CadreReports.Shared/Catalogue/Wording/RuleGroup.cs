namespace CadreReports.Catalogue.Wording;

/// <summary>Rules that stand under one heading in a list.</summary>
/// <param name="Title">Vietnamese heading.</param>
/// <param name="Form">The form whose figures alone they look at; null for rules across forms or half-years.</param>
/// <param name="Rules">In the catalogue's order; never empty.</param>
public sealed record RuleGroup(string Title, Form? Form, IReadOnlyList<Rule> Rules)
{
    /// <summary>All rules of a version: form by form, then across forms, across half-years, and those about every form.</summary>
    public static IReadOnlyList<RuleGroup> Of(CatalogueVersion version)
    {
        var byScope = version.Rules.ToLookup(ScopeOf);
        return
        [
            .. version.Forms.Select(form => new RuleGroup(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, FormulaTexts.GroupForm, form.Code, form.Title),
                form,
                [.. byScope[Scope.OneForm].Where(rule => RuleScope.Forms(rule)[0] == form.Code)])).Where(group => group.Rules.Count > 0),
            .. Group(FormulaTexts.GroupAcrossForms, Scope.AcrossForms),
            .. Group(FormulaTexts.GroupAcrossPeriods, Scope.AcrossPeriods),
            .. Group(FormulaTexts.GroupAllForms, Scope.AllForms),
        ];

        IEnumerable<RuleGroup> Group(string title, Scope scope) =>
            byScope[scope].Any() ? [new RuleGroup(title, null, [.. byScope[scope]])] : [];
    }

    private enum Scope
    {
        OneForm,
        AcrossForms,
        AcrossPeriods,
        AllForms,
    }

    private static Scope ScopeOf(Rule rule) =>
        rule.IsAboutFormulas ? Scope.AllForms
        : RuleScope.LooksBack(rule.Expression) ? Scope.AcrossPeriods
        : RuleScope.Forms(rule).Count > 1 ? Scope.AcrossForms
        : Scope.OneForm;
}
