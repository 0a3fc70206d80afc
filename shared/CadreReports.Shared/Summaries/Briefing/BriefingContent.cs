using CadreReports.Charts;

namespace CadreReports.Summaries.Briefing;

/// <summary>A part of the briefing's text.</summary>
public abstract record BriefingBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for a part, 2 for a subject.</param>
/// <param name="Text">Vietnamese, with its number.</param>
/// <param name="OpensPage">It begins a page.</param>
public sealed record HeadingBlock(int Level, string Text, bool OpensPage = false) : BriefingBlock;

/// <summary>A paragraph of generated sentences.</summary>
public sealed record TextBlock(string Text) : BriefingBlock;

/// <summary>A point of a list: a province's own words, or a request of the board.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Lead">A name that stands before the text in bold; null for none.</param>
public sealed record PointBlock(string Text, string? Lead = null) : BriefingBlock
{
    /// <summary>A name as it stands before a text.</summary>
    public static string Led(string lead) => lead + ": ";
}

/// <summary>A table, with a caption above.</summary>
/// <param name="Caption">Vietnamese, without its number.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">A text for each column; one that is shorter has its last text across the columns left.</param>
/// <param name="BoldRows">How many of the first rows are totals.</param>
public sealed record TableBlock(
    string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int BoldRows = 0) : BriefingBlock;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Vietnamese.</param>
/// <param name="Width">In parts of the text's width, of all the columns' widths together.</param>
/// <param name="Alignment">Where its texts stand.</param>
public sealed record TableColumn(string Heading, double Width, ColumnAlignment Alignment);

/// <summary>Where the texts of a column stand.</summary>
public enum ColumnAlignment
{
    Start,
    Centre,
    End,
}

/// <summary>A chart, with a caption below.</summary>
/// <param name="Caption">Vietnamese, without its number.</param>
/// <param name="Chart">The chart, without a title.</param>
public sealed record ChartBlock(string Caption, Chart Chart) : BriefingBlock;

/// <summary>The briefing as text, tables and charts, before it is laid out.</summary>
/// <param name="Summary">What it is about.</param>
/// <param name="Subject">The lines below the title.</param>
/// <param name="Blocks">Its text.</param>
public sealed record BriefingContent(RegionalSummary Summary, IReadOnlyList<string> Subject, IReadOnlyList<BriefingBlock> Blocks)
{
    /// <summary>Writes the briefing of a summary, following a plan.</summary>
    public static BriefingContent Of(RegionalSummary summary, BriefingPlan plan) => new BriefingComposer(summary, plan).Compose();
}
