namespace CadreReports.Catalogue.Expressions;

/// <summary>How tightly the parts of an expression bind, from loosest to tightest; see <see cref="RuleParser"/>.</summary>
internal static class RuleLevels
{
    public const int OrLevel = 0;
    public const int AndLevel = 1;
    public const int NotLevel = 2;
    public const int ComparisonLevel = 3;
    public const int AdditiveLevel = 4;
    public const int MultiplicativeLevel = 5;
    public const int UnaryLevel = 6;
    public const int PrimaryLevel = 7;
}
