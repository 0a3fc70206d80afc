using System.Xml;

namespace CadreReports.Workbooks.Guard;

/// <summary>Opens a part's XML the one way it is read here: no DTD, nothing fetched, no comments.</summary>
internal static class PartXml
{
    /// <summary>Workbook parts nest a dozen deep; the parser keeps something for each level, so depth is bounded.</summary>
    public const int MaxDepth = 100;

    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        NameTable = new PartNameTable(),
    });

    /// <summary>Reads the next node and holds the depth down.</summary>
    /// <exception cref="XmlException">The XML is damaged or nests too deep.</exception>
    public static bool Next(XmlReader xml)
    {
        if (!xml.Read())
        {
            return false;
        }

        return xml.Depth <= MaxDepth ? true : throw new XmlException("The elements nest too deep.");
    }

    /// <summary>Leaves out what is within the current element, and leaves the reader at its end.</summary>
    /// <exception cref="XmlException">The XML is damaged or nests too deep.</exception>
    public static void SkipContent(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (Next(xml) && xml.Depth > depth)
        {
        }
    }
}
