using CadreReports.Catalogue;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Validation;

/// <summary>A figure of an earlier report that rules ask for.</summary>
/// <param name="IsLastYear">Of the same half of last year; otherwise of the last half-year.</param>
/// <param name="Figure">The figure's name.</param>
internal readonly record struct EarlierFigureRef(bool IsLastYear, FigureRef Figure)
{
    /// <summary>What the function looks up: a year to date needs the half-year before, in the second half.</summary>
    public static EarlierFigureRef Of(HistoryExpression history) => new(history.Function == HistoryFunction.LastYear, history.Figure);
}

/// <summary>An earlier figure that rules ask for, and where this workbook has the figure of the same name.</summary>
internal readonly record struct AskedFigure(EarlierFigureRef Asked, FigureSlot Own);

/// <summary>The place of an earlier figure among those that the rules of a catalogue version ask for.</summary>
internal readonly record struct EarlierSlot(int Index);

/// <summary>
/// The figures of the province's earlier reports by slot, looked up once for one validation. A figure is not known when
/// its report was not accepted, when it was blank or not asked for, or when its row or column means something else since.
/// </summary>
internal sealed class EarlierFigures
{
    // No figure is negative, so this one stands for none.
    private const long None = long.MinValue;

    private readonly long[]? values;
    private readonly EarlierReport? previous;
    private readonly EarlierReport? lastYear;

    /// <param name="plan">What the rules ask for.</param>
    /// <param name="period">The half-year that is reported on.</param>
    /// <param name="history">The reports of the half-year before and of the same half of last year.</param>
    /// <exception cref="ArgumentException">A report of the history is of another half-year than that.</exception>
    public EarlierFigures(ValidationPlan plan, PeriodId period, History history)
    {
        previous = Of(period.Previous, history.Previous);
        lastYear = Of(period.LastYear, history.LastYear);
        if (previous is null && lastYear is null)
        {
            return;
        }

        values = new long[plan.EarlierFigures.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Find(plan.EarlierFigures[i]) ?? None;
        }

        long? Find(AskedFigure figure) =>
            Report(figure.Asked) is { } report && plan.IsComparable(figure, period, report) &&
            report.Figures.TryGetValue(figure.Asked.Figure, out var value)
                ? value
                : null;
    }

    /// <summary>The figure, or null when it is not known.</summary>
    public long? this[EarlierSlot slot] => values?[slot.Index] is { } value and not None ? value : null;

    /// <summary>The report that is asked, or null when it was not accepted.</summary>
    public EarlierReport? Report(EarlierFigureRef asked) => asked.IsLastYear ? lastYear : previous;

    /// <summary>
    /// Whether these figures were compared with those of the year before them when they were reported, so that whoever compares
    /// figures that go on from them would ask the same a second time. Nothing was while one of them is not known.
    /// </summary>
    /// <param name="closing">Figures of the last half-year; none were compared with nothing.</param>
    public bool WereCompared(EarlierSlot[] closing) =>
        closing.Length > 0 && previous is { WasComparedWithLastYear: true } && Array.TrueForAll(closing, slot => this[slot] is not null);

    private static EarlierReport? Of(PeriodId expected, EarlierReport? report) => report is null || report.Period == expected
        ? report
        : throw new ArgumentException($"The history holds {report.Period} in the place of {expected}.", nameof(report));
}
