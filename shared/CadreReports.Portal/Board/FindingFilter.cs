using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Portal.Board;

/// <summary>What a line of the list of findings is.</summary>
public enum FindingKind
{
    /// <summary>Lỗi.</summary>
    Error,

    /// <summary>Cần giải trình.</summary>
    Query,

    /// <summary>Lưu ý.</summary>
    Note,

    /// <summary>Câu hỏi của Trung ương.</summary>
    Question,
}

/// <summary>To what the list of findings is narrowed; null for what narrows nothing.</summary>
/// <param name="Region">A region's code.</param>
/// <param name="Province">A province's code.</param>
/// <param name="Kind">One kind of line; null for all but notes, which ask nothing of anybody.</param>
/// <param name="Explanation">Where the explanation stands.</param>
/// <param name="Rule">A rule's id.</param>
/// <param name="Page">From 1.</param>
public sealed record FindingFilter(string? Region, string? Province, FindingKind? Kind, ExplanationState? Explanation, string? Rule, int Page)
{
    public const string ProvinceQuery = "tinh";
    public const string KindQuery = "loai";
    public const string ExplanationQuery = "giai-trinh";
    public const string RuleQuery = "quy-tac";
    public const string PageQuery = "trang";

    private static readonly string[] KindNames = ["loi", "can-giai-trinh", "luu-y", "cau-hoi"];
    private static readonly string[] ExplanationNames = ["chua", "da", "chua-dat"];

    public static string NameOf(FindingKind kind) => KindNames[(int)kind];

    public static string NameOf(ExplanationState state) => ExplanationNames[(int)state];

    /// <summary>Reads a query; what is not rightly said narrows nothing.</summary>
    /// <param name="query">Gives the value of a name; null or empty for none.</param>
    public static FindingFilter Read(Func<string, string?> query)
    {
        var kind = Array.IndexOf(KindNames, query(KindQuery));
        var explanation = Array.IndexOf(ExplanationNames, query(ExplanationQuery));
        return new FindingFilter(
            Text(PageAddress.RegionQuery),
            Text(ProvinceQuery),
            kind < 0 ? null : (FindingKind)kind,
            explanation < 0 ? null : (ExplanationState)explanation,
            Text(RuleQuery),
            Frame.PageQuery.PageOf(query(PageQuery)));

        string? Text(string name) => query(name) is { Length: > 0 } text ? text : null;
    }

    /// <summary>As a query that begins with a question mark; empty when nothing is narrowed.</summary>
    public string ToQuery() => Frame.PageQuery.Of(
        string.Empty,
        (PageAddress.RegionQuery, Region),
        (ProvinceQuery, Province),
        (KindQuery, Kind is { } kind ? NameOf(kind) : null),
        (ExplanationQuery, Explanation is { } state ? NameOf(state) : null),
        (RuleQuery, Rule),
        (PageQuery, Frame.PageQuery.NameOf(Page)));

    /// <summary>The provinces that are meant.</summary>
    public IReadOnlyList<Province> Of(Period period) =>
        [.. ((Region is { } region ? period.Scope(region)?.Provinces : null) ?? period.Provinces).Where(p => Province is null || p.Code == Province)];

    /// <summary>Whether a line is meant; notes are when they are asked for, or the rule that made them.</summary>
    public bool Takes(FindingLine line) =>
        (Kind is { } kind ? line.Kind == kind : line.Kind != FindingKind.Note || Rule is not null) &&
        (Explanation is not { } state || line.Explanation == state) &&
        (Rule is null || line.Finding?.RuleId == Rule);
}
