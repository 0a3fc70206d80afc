using System.Xml;

namespace CadreReports.Workbooks.Guard;

/// <summary>The part <c>[Content_Types].xml</c>: what each part says it is.</summary>
internal sealed class ContentTypes
{
    public const string PartName = "[Content_Types].xml";

    private readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byPart = new(StringComparer.OrdinalIgnoreCase);

    public static ContentTypes Read(Stream part)
    {
        var types = new ContentTypes();
        using var xml = PartXml.Open(part);
        while (PartXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type)
            {
                continue;
            }

            if (xml.LocalName == "Default" && xml.GetAttribute("Extension") is { } extension)
            {
                types.byExtension[extension.TrimStart('.')] = type.Trim();
            }
            else if (xml.LocalName == "Override" && xml.GetAttribute("PartName") is { } name)
            {
                types.byPart[PartNames.Normalise(name)] = type.Trim();
            }
        }

        return types;
    }

    /// <summary>The declared type, or an empty string.</summary>
    public string Of(string part) =>
        byPart.TryGetValue(part, out var type) || byExtension.TryGetValue(Extension(part), out type) ? type : "";

    /// <summary>Every type that is declared, whether or not a part has it.</summary>
    public IEnumerable<string> Declared => byPart.Values.Concat(byExtension.Values);

    private static string Extension(string part) => part[(part.LastIndexOf('.') + 1)..];
}
