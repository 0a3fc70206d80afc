using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Annotation;

/// <summary>
/// Copies a sheet in one forward pass, a row at a time: cells in question get their colour, the sheet its notes, and it no
/// longer is the one that is shown first.
/// </summary>
internal sealed class SheetCopy
{
    /// <summary>The elements of a sheet that stand behind the reference to its notes' shapes.</summary>
    private static readonly string[] AfterLegacyDrawing =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    private readonly XmlReader reader;
    private readonly XmlWriter writer;
    private readonly SheetSurvey survey;
    private readonly CellPainter painter;
    private readonly Dialect dialect;
    private readonly Queue<IGrouping<int, CellQuestion>> waiting;
    private string? notes;

    private SheetCopy(XmlReader reader, XmlWriter writer, SheetSurvey survey, IReadOnlyList<CellQuestion> asked, string? notes, CellPainter painter)
    {
        (this.reader, this.writer, this.survey, this.notes, this.painter) = (reader, writer, survey, notes, painter);
        dialect = survey.Dialect;
        waiting = new(asked.GroupBy(q => q.Row));
    }

    /// <summary>Has a sheet copied when the package is saved.</summary>
    /// <param name="copy">The package.</param>
    /// <param name="part">The sheet's part.</param>
    /// <param name="survey">What was read of it before.</param>
    /// <param name="asked">Its cells in question, by row and column.</param>
    /// <param name="notes">The relationship of the part with its notes' shapes, if the sheet has to name it; else null.</param>
    /// <param name="painter">Colours its cells.</param>
    public static void Plan(
        CopiedPackage copy, string part, SheetSurvey survey, IReadOnlyList<CellQuestion> asked, string? notes, CellPainter painter) =>
        copy.Rewrite(part, output =>
        {
            using var reader = PartXml.Open(copy.Open(part));
            using var writer = PartMarkup.Open(output);
            new SheetCopy(reader, writer, survey, asked, notes, painter).Run();
        });

    private void Run()
    {
        writer.WriteStartDocument(standalone: true);
        reader.MoveToContent();
        PartMarkup.Copy(reader, writer);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
            {
                CopyChild();
                continue;
            }

            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 0)
            {
                NameNotes();
            }

            PartMarkup.Copy(reader, writer);
        }
    }

    private void CopyChild()
    {
        if (AfterLegacyDrawing.Contains(reader.LocalName))
        {
            NameNotes();
        }

        switch (reader.LocalName)
        {
            case "sheetData":
                CopyRows();
                break;
            case "sheetViews":
                var views = (XElement)XNode.ReadFrom(reader);
                views.Elements().Attributes("tabSelected").Remove();
                views.WriteTo(writer);
                break;
            default:
                PartMarkup.CopyElement(reader, writer);
                break;
        }
    }

    private void NameNotes()
    {
        if (notes is not null)
        {
            writer.WriteStartElement("legacyDrawing", dialect.Main.NamespaceName);
            writer.WriteAttributeString("r", "id", dialect.Relations.NamespaceName, notes);
            writer.WriteEndElement();
            notes = null;
        }
    }

    private void CopyRows()
    {
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        var row = 0;
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                PartMarkup.Copy(reader, writer);
                continue;
            }

            row = Number(reader.GetAttribute("r")) ?? row + 1;
            AddRowsBefore(row);
            var asked = waiting.TryPeek(out var next) && next.Key == row ? waiting.Dequeue() : null;
            if (asked is null && !painter.CleansUp)
            {
                PartMarkup.CopyElement(reader, writer);
            }
            else
            {
                var element = (XElement)XNode.ReadFrom(reader);
                Paint(element, row, asked ?? Enumerable.Empty<CellQuestion>());
                element.WriteTo(writer);
            }
        }

        AddRowsBefore(int.MaxValue);
        writer.WriteEndElement();
        if (!isEmpty)
        {
            reader.Read();
        }
    }

    private void AddRowsBefore(int row)
    {
        while (waiting.TryPeek(out var next) && next.Key < row)
        {
            var element = dialect.Element("row", new XAttribute("r", next.Key));
            Paint(element, next.Key, waiting.Dequeue());
            element.WriteTo(writer);
        }
    }

    private void Paint(XElement row, int number, IEnumerable<CellQuestion> asked)
    {
        var questions = new Queue<CellQuestion>(asked);
        var column = 0;
        foreach (var cell in row.Elements(dialect.Main + "c").ToList())
        {
            column = CellAddress.TryParse((string?)cell.Attribute("r"), out _, out var named) ? named : column + 1;
            while (questions.TryPeek(out var missing) && missing.Column < column)
            {
                cell.AddBeforeSelf(NewCell(row, questions.Dequeue()));
            }

            var style = Number((string?)cell.Attribute("s")) ?? 0;
            Severity? severity = questions.TryPeek(out var here) && here.Column == column ? questions.Dequeue().Severity : null;
            var painted = painter.Paint(number, column, style, severity);
            if (painted != style)
            {
                cell.SetAttributeValue("s", painted);
            }
        }

        var last = row.Elements(dialect.Main + "c").LastOrDefault();
        foreach (var missing in questions)
        {
            var cell = NewCell(row, missing);
            if (last is null)
            {
                row.AddFirst(cell);
            }
            else
            {
                last.AddAfterSelf(cell);
            }

            last = cell;
        }
    }

    private XElement NewCell(XElement row, CellQuestion question)
    {
        // Only a help for readers, and wrong now.
        row.SetAttributeValue("spans", null);
        var style = (string?)row.Attribute("customFormat") is "1" or "true" && Number((string?)row.Attribute("s")) is { } own
            ? own
            : survey.StyleOf(question.Column);
        return dialect.Element(
            "c",
            new XAttribute("r", CellAddress.Format(question.Row, question.Column)),
            new XAttribute("s", painter.Paint(question.Row, question.Column, style, question.Severity)));
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
