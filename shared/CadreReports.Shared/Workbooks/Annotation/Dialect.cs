using System.Xml.Linq;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The names that a part uses: a workbook may be saved in the transitional or the strict form of the standard.</summary>
/// <param name="Main">The namespace of cells and sheets.</param>
internal readonly record struct Dialect(XNamespace Main)
{
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string TransitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The namespace of references to other parts, and what their types begin with.</summary>
    public XNamespace Relations => Main == StrictMain ? StrictRelations : TransitionalRelations;

    /// <summary>The dialect of a part, by its root element.</summary>
    public static Dialect Of(XElement root) => new(root.Name.Namespace);

    public XElement Element(string name, params object?[] content) => new(Main + name, content);
}
