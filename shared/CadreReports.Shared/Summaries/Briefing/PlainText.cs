using System.Text;
using System.Xml;

namespace CadreReports.Summaries.Briefing;

/// <summary>Texts of provinces as a document can hold them.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text with plain line ends and without what XML cannot hold: control characters and halves of surrogate pairs.
    /// A tab becomes a space.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var i = 0; i < plain.Length; i++)
        {
            if (i + 1 < plain.Length && char.IsSurrogatePair(plain[i], plain[i + 1]))
                clean.Append(plain[i]).Append(plain[++i]);
            else if (plain[i] == '\t')
                clean.Append(' ');
            else if (XmlConvert.IsXmlChar(plain[i]) && !char.IsSurrogate(plain[i]))
                clean.Append(plain[i]);
        }

        return clean.ToString();
    }
}
