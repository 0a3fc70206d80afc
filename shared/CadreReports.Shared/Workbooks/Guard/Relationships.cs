using System.Xml;

namespace CadreReports.Workbooks.Guard;

/// <summary>One relationship of a part.</summary>
/// <param name="Id">Its identity within the source part.</param>
/// <param name="Kind">The last segment of its type, which the strict and the transitional form have in common.</param>
/// <param name="Target">The target part's name, or the address when external.</param>
/// <param name="IsExternal">Whether it points out of the package.</param>
internal sealed record Relationship(string Id, string Kind, string Target, bool IsExternal);

/// <summary>Reads a part's relationships.</summary>
internal static class Relationships
{
    public static IReadOnlyList<Relationship> Read(Stream part, string source)
    {
        var found = new List<Relationship>();
        using var xml = PartXml.Open(part);
        while (PartXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
            {
                continue;
            }

            var type = xml.GetAttribute("Type") ?? "";
            var target = xml.GetAttribute("Target") ?? "";
            var external = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            found.Add(new Relationship(
                xml.GetAttribute("Id") ?? "",
                type[(type.LastIndexOf('/') + 1)..],
                external ? target : PartNames.Resolve(source, target),
                external));
        }

        return found;
    }
}
