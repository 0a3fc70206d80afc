using System.Globalization;
using CadreReports.Time;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>What a workbook says of itself.</summary>
/// <param name="Title">Vietnamese.</param>
/// <param name="Subject">Vietnamese.</param>
/// <param name="Author">Vietnamese.</param>
/// <param name="Date">Created and modified, on a clock in Vietnam unless it says that it is UTC; never the time of writing; null for none.</param>
/// <param name="Custom">Custom properties by name, in order.</param>
internal sealed record WorkbookProperties(
    string Title, string Subject, string Author, DateTime? Date, IReadOnlyList<KeyValuePair<string, string>> Custom);

/// <summary>The three parts of a package that hold its properties.</summary>
internal static class DocumentProperties
{
    private const string Core = "docProps/core.xml";
    private const string App = "docProps/app.xml";
    private const string Custom = "docProps/custom.xml";

    /// <summary>The first number that a property of one's own may have.</summary>
    private const int FirstProperty = 2;

    /// <summary>The package's relationships to the workbook and to its properties.</summary>
    public static IEnumerable<(string Type, string Target)> Relationships =>
    [
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "xl/workbook.xml"),
        ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", Core),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties", App),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties", Custom),
    ];

    public static void Write(StreamedPackage package, WorkbookProperties properties)
    {
        package.Write(Core, "application/vnd.openxmlformats-package.core-properties+xml", part => WriteCore(part, properties));
        package.Write(App, "application/vnd.openxmlformats-officedocument.extended-properties+xml", part => part
            .Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>CadreReports</Application></Properties>"""u8));
        package.Write(Custom, "application/vnd.openxmlformats-officedocument.custom-properties+xml", part => WriteCustom(part, properties.Custom));
    }

    private static void WriteCore(MarkupWriter part, WorkbookProperties properties)
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"""u8)
            .Raw("<dc:title>"u8).Text(CellText.Clean(properties.Title))
            .Raw("</dc:title><dc:subject>"u8).Text(CellText.Clean(properties.Subject))
            .Raw("</dc:subject><dc:creator>"u8).Text(CellText.Clean(properties.Author))
            .Raw("</dc:creator><cp:lastModifiedBy>"u8).Text(CellText.Clean(properties.Author))
            .Raw("</cp:lastModifiedBy>"u8);
        if (properties.Date is { } date)
        {
            var moment = date.Kind == DateTimeKind.Utc ? date : date - VietnamTime.Offset;
            var stamp = moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            part.Raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8).Text(stamp)
                .Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8).Text(stamp).Raw("</dcterms:modified>"u8);
        }

        part.Raw("<dc:language>vi-VN</dc:language></cp:coreProperties>"u8);
    }

    private static void WriteCustom(MarkupWriter part, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"""u8);
        foreach (var (index, (name, value)) in properties.Index())
        {
            part.Raw("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\""u8).Number(FirstProperty + index)
                .Raw("\" name=\""u8).Text(CellText.Clean(name)).Raw("\"><vt:lpwstr>"u8).Text(CellText.Clean(value)).Raw("</vt:lpwstr></property>"u8);
        }

        part.Raw("</Properties>"u8);
    }
}
