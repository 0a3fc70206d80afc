using System.IO.Compression;
using System.Xml.Linq;

namespace CadreReports.Tests.Workbooks;

/// <summary>The values that the formula cells of a sheet carry in the file itself.</summary>
internal static class CachedValues
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Address → value, an empty text for a formula that shows nothing; a formula without a value is missing.</summary>
    public static Dictionary<string, string> Of(byte[] file, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var id = (string)Load(zip, "xl/workbook.xml").Descendants(Main + "sheet").Single(s => (string?)s.Attribute("name") == sheet).Attribute(Relations + "id")!;
        var target = (string)Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().Single(r => (string?)r.Attribute("Id") == id).Attribute("Target")!;
        return Load(zip, target.StartsWith('/') ? target[1..] : "xl/" + target).Descendants(Main + "c")
            .Where(c => c.Element(Main + "f") is not null && c.Element(Main + "v") is not null)
            .ToDictionary(c => (string)c.Attribute("r")!, c => c.Element(Main + "v")!.Value);
    }

    /// <summary>The same file with no formula's value, so that whoever opens it has to calculate.</summary>
    public static byte[] Strip(byte[] file)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var name in zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                var part = Load(zip, name);
                foreach (var cell in part.Descendants(Main + "c").Where(c => c.Element(Main + "f") is not null))
                {
                    cell.Elements(Main + "v").Remove();
                    cell.SetAttributeValue("t", null);
                }

                zip.GetEntry(name)!.Delete();
                using var stream = zip.CreateEntry(name).Open();
                part.Save(stream);
            }
        }

        return copy.ToArray();
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }
}
