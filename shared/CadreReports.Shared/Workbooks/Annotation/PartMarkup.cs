using System.Text;
using System.Xml;
using System.Xml.Linq;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Annotation;

/// <summary>Reads and writes a part's XML so that what is not touched stays as it was.</summary>
internal static class PartMarkup
{
    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    private static readonly XmlWriterSettings Writing = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = false,
        CloseOutput = false,
    };

    /// <exception cref="XmlException">The part is damaged, or nests too deep.</exception>
    public static XDocument Load(Stream part)
    {
        using var reader = XmlReader.Create(part, Reading);
        var document = new XDocument();
        using var writer = document.CreateWriter();
        reader.Read();
        while (!reader.EOF)
        {
            Copy(reader, writer);
        }

        writer.Flush();
        writer.Close();
        return document.Root is null ? throw new XmlException("The part is empty.") : document;
    }

    public static XmlWriter Open(Stream output) => XmlWriter.Create(output, Writing);

    public static void Save(XDocument document, Stream output)
    {
        using var writer = Open(output);
        document.Declaration = new XDeclaration("1.0", "utf-8", "yes");
        document.Save(writer);
    }

    /// <summary>Passes on the current node without what is in it, and moves to the next one.</summary>
    public static void Copy(XmlReader reader, XmlWriter writer)
    {
        if (reader.Depth > PartXml.MaxDepth)
        {
            throw new XmlException("The elements nest too deep.");
        }

        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                writer.WriteAttributes(reader, defattr: false);
                if (reader.IsEmptyElement)
                {
                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.CDATA:
                writer.WriteCData(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                writer.WriteWhitespace(reader.Value);
                break;
        }

        reader.Read();
    }

    /// <summary>Passes on the current element with all that is in it, and moves behind it.</summary>
    public static void CopyElement(XmlReader reader, XmlWriter writer)
    {
        var depth = reader.Depth;
        do
        {
            Copy(reader, writer);
        }
        while (!reader.EOF && (reader.Depth > depth || (reader.Depth == depth && reader.NodeType == XmlNodeType.EndElement)));
    }
}
