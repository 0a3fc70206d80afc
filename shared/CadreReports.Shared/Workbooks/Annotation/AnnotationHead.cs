namespace CadreReports.Workbooks.Annotation;

/// <summary>What the first sheet of an annotated copy says above its list.</summary>
/// <param name="Province">Who reported, as shown to people: "Ban Tổ chức Tỉnh ủy Tiền Giang".</param>
/// <param name="Period">The half-year in words: "6 tháng đầu năm 2023".</param>
/// <param name="Version">The number of the version that was assessed, from 1.</param>
/// <param name="Receipt">The number of its receipt.</param>
/// <param name="Result">The result in Vietnamese: "có lỗi".</param>
/// <param name="ReceivedAt">When the file arrived; shown in Vietnam's time.</param>
public sealed record AnnotationHead(string Province, string Period, int Version, string Receipt, string Result, DateTimeOffset ReceivedAt);
