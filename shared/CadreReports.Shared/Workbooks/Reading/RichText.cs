using System.Buffers;
using System.Xml;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>Collects characters from the XML into a pooled buffer that grows, without strings in between.</summary>
internal static class RichText
{
    /// <summary>
    /// Appends the text of the current element (<c>si</c> or <c>is</c>): its <c>t</c>, also within runs, but not within
    /// phonetic guides (<c>rPh</c>). Leaves the reader at the element's end.
    /// </summary>
    public static void Append(XmlReader xml, ref char[] buffer, ref int used, int limit)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var phonetic = int.MaxValue;
        var inText = false;
        while (PartXml.Next(xml))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && phonetic == int.MaxValue && !xml.IsEmptyElement:
                    phonetic = xml.Depth;
                    break;
                case XmlNodeType.Element:
                    inText = xml.LocalName == "t" && phonetic == int.MaxValue && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.Depth == depth:
                    return;
                case XmlNodeType.EndElement:
                    inText = false;
                    phonetic = xml.Depth == phonetic ? int.MaxValue : phonetic;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when inText:
                    AppendValue(xml, ref buffer, ref used, limit);
                    break;
            }
        }
    }

    /// <summary>Appends the characters of the current text or attribute node.</summary>
    /// <exception cref="WorkbookRefusedException">There are more characters than the limit.</exception>
    public static void AppendValue(XmlReader xml, ref char[] buffer, ref int used, int limit)
    {
        for (; ; )
        {
            var room = buffer.Length - used;
            var read = room > 0 ? xml.ReadValueChunk(buffer, used, room) : 0;
            used += read;
            if (read < room)
            {
                return;
            }

            if (used >= limit)
            {
                throw GuardFinding.Refuse(GuardFinding.TooMuchContent);
            }

            var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, 256));
            buffer.AsSpan(0, used).CopyTo(larger);
            ArrayPool<char>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
