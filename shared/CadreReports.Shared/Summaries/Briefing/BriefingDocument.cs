using System.Globalization;
using System.Xml.Linq;
using CadreReports.Charts;
using CadreReports.Spreadsheets;
using CadreReports.Summaries.Briefing.Layout;
using CadreReports.Summaries.Briefing.Parts;
using CadreReports.Summaries.Briefing.Sentences;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using WordChartPart = DocumentFormat.OpenXml.Packaging.ChartPart;

namespace CadreReports.Summaries.Briefing;

/// <summary>Writes the briefing of a summary as a Word document in the layout of a Party document.</summary>
public static class BriefingDocument
{
    /// <summary>Counts the changes to what the document looks like or says; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 4;

    private const string PropertyFormat = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    private const string EmbeddedWorkbook = "rIdWorkbook";

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives the docx; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output) => Write(edition, BriefingPlan.Load(), output);

    /// <inheritdoc cref="Write(SummaryEdition, Stream)"/>
    /// <param name="edition">What to write.</param>
    /// <param name="plan">What it says and shows.</param>
    /// <param name="output">Receives the docx; need not be seekable and is left open.</param>
    public static void Write(SummaryEdition edition, BriefingPlan plan, Stream output)
    {
        var content = BriefingContent.Of(edition.Summary, plan);
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            Describe(document, edition);
            var main = document.AddMainDocumentPart();
            Feed(main, new BodyMarkup(content, Pagination.Place(content.Blocks)).Write());
            Feed(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), BriefingStyles.Write());
            Feed(main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering"), BriefingStyles.WriteNumbering());
            Feed(main.AddNewPart<DocumentSettingsPart>("rIdSettings"), SettingsMarkup.Write());
            Feed(main.AddNewPart<HeaderPart>("rIdHeader"), SettingsMarkup.WriteHeader(isFirst: false));
            Feed(main.AddNewPart<HeaderPart>("rIdFirstHeader"), SettingsMarkup.WriteHeader(isFirst: true));
            var number = 0;
            foreach (var chart in content.Blocks.OfType<ChartBlock>())
                AddChart(main.AddNewPart<WordChartPart>(BodyMarkup.ChartId(++number)), chart.Chart);
        }

        ReproduciblePackage.Copy(package, output, _ => null);
    }

    private static void AddChart(WordChartPart part, Chart chart)
    {
        using (var workbook = new MemoryStream())
        {
            ChartWorkbook.Write(chart, workbook);
            workbook.Position = 0;
            part.AddNewPart<EmbeddedPackagePart>(ChartWorkbook.ContentType, EmbeddedWorkbook).FeedData(workbook);
        }

        using var stream = new MemoryStream();
        Charts.ChartPart.Write(chart, stream, EmbeddedWorkbook);
        part.FeedData(new MemoryStream(stream.ToArray()));
    }

    private static void Feed(OpenXmlPart part, XElement root)
    {
        using var stream = new MemoryStream();
        Word.Save(root, stream);
        stream.Position = 0;
        part.FeedData(stream);
    }

    /// <summary>Document properties: what the file is, and which versions it is made of.</summary>
    private static void Describe(WordprocessingDocument document, SummaryEdition edition)
    {
        var summary = edition.Summary;
        var date = summary.AsOf?.UtcDateTime ?? DateTime.SpecifyKind(summary.Period.CutOff.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);
        var scope = summary.Region.InText;
        document.PackageProperties.Title = Amounts.Fill(BriefingTexts.DocumentTitle, scope, summary.Period.Name);
        document.PackageProperties.Subject = $"{summary.Region.Title}, {summary.Period.Name}";
        document.PackageProperties.Creator = SummaryTexts.Board;
        document.PackageProperties.LastModifiedBy = SummaryTexts.Board;
        document.PackageProperties.Language = "vi-VN";
        document.PackageProperties.Created = date;
        document.PackageProperties.Modified = date;

        var properties = new Properties();
        Add(properties, "Period", summary.Period.Id.ToString());
        Add(properties, "Region", summary.Region.Code);
        Add(properties, "Revision", edition.Revision.ToString(CultureInfo.InvariantCulture));
        Add(properties, "Key", edition.Key);
        Add(properties, "Catalogue", summary.Version.Version);
        Add(properties, "CatalogueRevision", summary.Version.Revision.ToString(CultureInfo.InvariantCulture));
        Add(properties, "WriterRevision", Revision.ToString(CultureInfo.InvariantCulture));
        foreach (var standing in summary.Standings.Where(s => s.IsIn))
            Add(properties, $"Version.{standing.Province.Code}", standing.Report.CurrentVersion!.Value.ToString(CultureInfo.InvariantCulture));
        properties.Save(document.AddCustomFilePropertiesPart());
    }

    private static void Add(Properties properties, string name, string value) => properties.AppendChild(
        new CustomDocumentProperty(new VTLPWSTR(value)) { FormatId = PropertyFormat, PropertyId = properties.ChildElements.Count + 2, Name = name });
}
