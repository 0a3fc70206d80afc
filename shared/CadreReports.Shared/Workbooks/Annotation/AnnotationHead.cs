namespace CadreReports.Workbooks.Annotation;

/// <summary>What the first sheet of an annotated copy says above its list.</summary>
/// <param name="Province">Who reported, as shown to people: "Ban Tổ chức Tỉnh ủy Tiền Giang".</param>
/// <param name="Period">The half-year in words: "6 tháng đầu năm 2023".</param>
/// <param name="Version">The number of the version that was assessed, from 1.</param>
/// <param name="Receipt">The number of its receipt.</param>
/// <param name="Result">The result in Vietnamese: "có lỗi".</param>
/// <param name="ReceivedAt">When the file arrived; shown in Vietnam's time.</param>
public sealed record AnnotationHead(string Province, string Period, int Version, string Receipt, string Result, DateTimeOffset ReceivedAt)
{
    /// <summary>What was said about the findings that ask for an explanation, by the finding's id; the others are open.</summary>
    public IReadOnlyDictionary<string, GivenExplanation> Explanations { get; init; } = new Dictionary<string, GivenExplanation>(StringComparer.Ordinal);

    /// <summary>Why the centre returned the version; null when it did not.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>The version waits for the confirmation of the province's approver.</summary>
    public bool Awaiting { get; init; }

    /// <summary>The version came after the figures were locked: there is nothing that the province can do.</summary>
    public bool Locked { get; init; }
}

/// <summary>What was said about a finding that asks for an explanation.</summary>
/// <param name="Text">The province's last explanation.</param>
/// <param name="Insufficient">Why it is not enough, in the centre's words; null while it stands.</param>
public sealed record GivenExplanation(string Text, string? Insufficient);
