namespace CadreReports.Catalogue.Expressions;

/// <summary>The words of the rule language as they are written.</summary>
internal static class RuleWords
{
    public const string Formulas = "formulas";
    public const string Sum = "sum";
    public const string Ratio = "ratio";
    public const string If = "if";

    private const string Previous = "prev";
    private const string LastYear = "lastyear";
    private const string YearToDate = "yeartodate";

    public static HistoryFunction? HistoryFunctionOf(string word) => word switch
    {
        Previous => HistoryFunction.Previous,
        LastYear => HistoryFunction.LastYear,
        YearToDate => HistoryFunction.YearToDate,
        _ => null,
    };

    public static string Of(HistoryFunction function) => function switch
    {
        HistoryFunction.Previous => Previous,
        HistoryFunction.LastYear => LastYear,
        _ => YearToDate,
    };
}
