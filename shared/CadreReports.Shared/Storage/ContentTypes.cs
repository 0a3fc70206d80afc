namespace CadreReports.Storage;

/// <summary>The media types of what is stored and served.</summary>
public static class ContentTypes
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Csv = "text/csv; charset=utf-8";
    public const string Json = "application/json";
    public const string Pdf = "application/pdf";
    public const string Html = "text/html; charset=utf-8";
    public const string Binary = "application/octet-stream";
}
