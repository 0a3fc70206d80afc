using CadreReports.Storage;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Exports;

namespace CadreReports.Summaries.Publishing;

/// <summary>A form in which a summary is published.</summary>
public sealed class SummaryFormat
{
    private readonly Action<SummaryEdition, Stream> write;

    private SummaryFormat(string extension, string contentType, Action<SummaryEdition, Stream> write) =>
        (Extension, ContentType, this.write) = (extension, contentType, write);

    /// <summary>What it is called in addresses and file names, without a dot.</summary>
    public string Extension { get; }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>The workbook.</summary>
    public static SummaryFormat Xlsx { get; } = new("xlsx", ContentTypes.Xlsx, SummaryWorkbookWriter.Write);

    /// <summary>Every format; the workbook first.</summary>
    public static IReadOnlyList<SummaryFormat> All { get; } =
    [
        Xlsx,
        new("docx", ContentTypes.Docx, BriefingDocument.Write),
        new("json", ContentTypes.Json, SummaryJson.Write),
        new("csv", ContentTypes.Csv, SummaryCsv.Write),
    ];

    /// <summary>The format called so, or null.</summary>
    public static SummaryFormat? Of(string extension) =>
        All.FirstOrDefault(f => string.Equals(f.Extension, extension, StringComparison.Ordinal));

    /// <summary>Writes an edition; the same edition always gives the same bytes.</summary>
    public void Write(SummaryEdition edition, Stream output) => write(edition, output);
}
