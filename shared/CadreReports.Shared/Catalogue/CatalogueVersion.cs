namespace CadreReports.Catalogue;

/// <summary>
/// One version of the catalogue: the forms that a workbook has and the rules that its figures follow. It serves the
/// periods from <see cref="From"/> to <see cref="To"/>.
/// </summary>
public sealed class CatalogueVersion
{
    private readonly Dictionary<string, Form> formsByCode;

    public CatalogueVersion(
        string version,
        int revision,
        PeriodId from,
        PeriodId? to,
        IReadOnlyList<Form> forms,
        IReadOnlyList<Balance> balances,
        IReadOnlyList<Rule>? rules = null)
    {
        Version = version;
        Revision = revision;
        From = from;
        To = to;
        Forms = forms;
        Balances = balances;
        Rules = rules ?? [];
        formsByCode = forms.ToDictionary(f => f.Code, StringComparer.Ordinal);
        Limitations = forms
            .SelectMany(form => form.Sections, (form, section) => ((Form Form, ListSection Section)?)(form, section))
            .FirstOrDefault(pair => pair!.Value.Section.CarryOver is not null);
    }

    /// <summary>Such as <c>2023</c>.</summary>
    public string Version { get; }

    /// <summary>Counts the changes made within a version; 1 for the first.</summary>
    public int Revision { get; }

    /// <summary>The first half-year that it serves.</summary>
    public PeriodId From { get; }

    /// <summary>The last half-year that it serves; null while it lasts.</summary>
    public PeriodId? To { get; }

    /// <summary>The forms in workbook order.</summary>
    public IReadOnlyList<Form> Forms { get; }

    /// <summary>The linear relations within a form, for the workbook's own column Kiểm tra.</summary>
    public IReadOnlyList<Balance> Balances { get; }

    /// <summary>What figures must obey, in the order in which a province is told.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>
    /// The list form and its section whose lines are followed from one half-year to the next (hạn chế kỳ trước); null when
    /// there is none.
    /// </summary>
    public (Form Form, ListSection Section)? Limitations { get; }

    /// <summary>The form with this code, or null.</summary>
    public Form? Form(string code) => formsByCode.GetValueOrDefault(code);
}

/// <summary>How the two sides of a <see cref="Balance"/> must stand.</summary>
public enum BalanceRelation
{
    /// <summary>The left figure equals the right side: "Lệch N" otherwise.</summary>
    Equal,

    /// <summary>The left figure is no more than the right side: "Vượt N" otherwise.</summary>
    AtMost,
}

/// <summary>One summand of the right side of a <see cref="Balance"/>.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Sign">+1 or -1.</param>
public readonly record struct SignedFigure(FigureRef Figure, int Sign);

/// <summary>A relation between figures of one form, derived from an error rule after its wildcards are spread out.</summary>
/// <param name="RuleId">The rule it comes from.</param>
/// <param name="Left">The figure whose row shows the difference.</param>
/// <param name="Relation">Equal or at most.</param>
/// <param name="Right">The summands.</param>
public sealed record Balance(string RuleId, FigureRef Left, BalanceRelation Relation, IReadOnlyList<SignedFigure> Right)
{
    /// <summary>Whether the left figure is the total of the right ones: where it is filled, a blank part counts as 0.</summary>
    public bool IsSum { get; } = Relation == BalanceRelation.Equal && Right.All(s => s.Sign > 0);
}
