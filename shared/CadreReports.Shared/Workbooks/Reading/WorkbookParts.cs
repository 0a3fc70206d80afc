using System.Xml;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>A sheet of cells.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="Part">The part that holds it.</param>
internal sealed record SheetPart(string Name, string Part);

/// <summary>What the workbook part says: the sheets in order, and from when days are counted.</summary>
internal sealed record WorkbookParts(IReadOnlyList<SheetPart> Sheets, bool Date1904, string? SharedText, string? Styles)
{
    /// <exception cref="XmlException">The part is damaged.</exception>
    /// <exception cref="InvalidDataException">A sheet has no part, or two sheets have the same one.</exception>
    /// <exception cref="WorkbookRefusedException">There are too many sheets.</exception>
    public static WorkbookParts Read(WorkbookPackage package)
    {
        var relationships = package.RelationshipsOf(package.MainPart);
        var sheets = new List<SheetPart>();
        var targets = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var date1904 = false;
        using var xml = PartXml.Open(package.OpenPart(package.MainPart));
        while (PartXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Depth == 1 && xml.LocalName == "workbookPr")
            {
                date1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.Depth == 2 && xml.LocalName == "sheet")
            {
                var name = xml.GetAttribute("name") ?? "";
                var id = RelationshipId(xml);
                var target = relationships.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal))
                    ?? throw new InvalidDataException($"The sheet '{name}' has no part.");
                if (string.Equals(target.Kind, "worksheet", StringComparison.OrdinalIgnoreCase))
                {
                    // No program writes that; it would make one large part be read many times.
                    if (!targets.Add(target.Target))
                    {
                        throw new InvalidDataException($"The part '{target.Target}' holds two sheets.");
                    }

                    sheets.Add(new SheetPart(name, target.Target));
                }
            }
        }

        if (sheets.Count > package.Limits.MaxSheets)
        {
            throw GuardFinding.Refuse(GuardFinding.TooMuchContent);
        }

        return new WorkbookParts(sheets, date1904, Part("sharedStrings"), Part("styles"));

        string? Part(string kind) =>
            relationships.FirstOrDefault(r => string.Equals(r.Kind, kind, StringComparison.OrdinalIgnoreCase) && package.Has(r.Target))?.Target;
    }

    // The attribute is r:id; its namespace differs between the strict and the transitional form.
    private static string RelationshipId(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                id = xml.Value;
            }
        }

        xml.MoveToElement();
        return id;
    }
}
