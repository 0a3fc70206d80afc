using System.Xml.Linq;
using CadreReports.Summaries.Briefing.Layout;
using static CadreReports.Summaries.Briefing.Parts.Word;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>The document's settings and the heads of its pages.</summary>
internal static class SettingsMarkup
{
    private const string CompatibilityUri = "http://schemas.microsoft.com/office/word";

    /// <summary>
    /// Without updateFields: Word would ask whether to update fields that may refer to other files each time somebody
    /// opens the document. The page numbers that it carries are right as they are.
    /// </summary>
    public static XElement Write() => Element(
        "settings",
        new XAttribute(XNamespace.Xmlns + "w", W),
        Element("zoom", Attribute("percent", 100)),
        Value("defaultTabStop", Twips(PageLook.FirstIndent)),
        Value("characterSpacingControl", "doNotCompress"),
        Element("compat", Compatibility("compatibilityMode", "15")),
        Element("themeFontLang", Attribute("val", "vi-VN")),
        Value("decimalSymbol", ","),
        Value("listSeparator", ";"));

    public static XElement WriteHeader(bool isFirst) => Element(
        "hdr",
        new XAttribute(XNamespace.Xmlns + "w", W),
        isFirst ? Paragraph(BriefingStyles.Header) : Paragraph(BriefingStyles.Header, Field("PAGE", "2")));

    private static XElement Compatibility(string name, string value) =>
        Element("compatSetting", Attribute("name", name), Attribute("uri", CompatibilityUri), Attribute("val", value));
}
