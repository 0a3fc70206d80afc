using System.Buffers;
using System.Xml;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// One forward pass over a sheet's XML, a row at a time. Knows nothing of forms; a row's cells are valid until the next
/// row is read.
/// </summary>
internal sealed class SheetRows : IDisposable
{
    private const int MaxRow = 1_048_576;
    private const int MaxColumn = 16_384;

    private readonly XmlReader xml;
    private readonly SharedText shared;
    private readonly int maxRowChars;
    private readonly string rowName;
    private readonly string cellName;
    private readonly string valueName;
    private readonly string formulaName;
    private readonly string inlineName;
    private readonly string referenceName;
    private readonly string typeName;
    private readonly string styleName;
    private readonly char[] attribute = new char[24];
    private char[] chars = ArrayPool<char>.Shared.Rent(1_024);
    private RawCell[] cells = ArrayPool<RawCell>.Shared.Rent(32);
    private int used;
    private int count;
    private bool inData;

    public SheetRows(Stream part, SharedText shared, WorkbookLimits limits)
    {
        this.shared = shared;
        maxRowChars = limits.MaxTextChars;
        xml = PartXml.Open(part);
        rowName = xml.NameTable.Add("row");
        cellName = xml.NameTable.Add("c");
        valueName = xml.NameTable.Add("v");
        formulaName = xml.NameTable.Add("f");
        inlineName = xml.NameTable.Add("is");
        referenceName = xml.NameTable.Add("r");
        typeName = xml.NameTable.Add("t");
        styleName = xml.NameTable.Add("s");
    }

    /// <summary>The current row, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>The row's cells that have a value or a formula, by ascending column.</summary>
    public ReadOnlySpan<RawCell> Cells => cells.AsSpan(0, count);

    /// <summary>The characters of a cell's value.</summary>
    public ReadOnlySpan<char> Text(scoped in RawCell cell) => cell.Shared >= 0 ? shared[cell.Shared] : chars.AsSpan(cell.Start, cell.Length);

    /// <summary>Moves to the next row; false at the end, after which the rest of the part has been read too.</summary>
    /// <exception cref="XmlException">The XML is damaged.</exception>
    /// <exception cref="InvalidDataException">Rows or cells are out of order or out of range.</exception>
    public bool Read()
    {
        while (PartXml.Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (inData && ReferenceEquals(xml.LocalName, rowName) && xml.Depth == 2)
                {
                    ReadRow();
                    return true;
                }

                if (xml.Depth == 1)
                {
                    inData = xml.LocalName == "sheetData";
                }
            }
        }

        return false;
    }

    public void Dispose()
    {
        xml.Dispose();
        ArrayPool<char>.Shared.Return(chars);
        ArrayPool<RawCell>.Shared.Return(cells);
        (chars, cells, count) = ([], [], 0);
    }

    private void ReadRow()
    {
        used = 0;
        count = 0;
        var number = Row + 1;
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                if (ReferenceEquals(xml.LocalName, referenceName))
                {
                    number = CellNotation.Number(ReadAttribute());
                }
            }
            while (xml.MoveToNextAttribute());
            xml.MoveToElement();
        }

        if (number <= Row || number > MaxRow)
        {
            throw new InvalidDataException("The rows of a sheet are out of order.");
        }

        Row = number;
        if (xml.IsEmptyElement)
        {
            return;
        }

        var column = 0;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when ReferenceEquals(xml.LocalName, cellName):
                    ReadCell(ref column);
                    break;
                case XmlNodeType.Element:
                    PartXml.SkipContent(xml);
                    break;
                case XmlNodeType.EndElement:
                    return;
            }
        }
    }

    private void ReadCell(ref int column)
    {
        var kind = RawKind.Number;
        var isShared = false;
        var style = 0;
        var next = column + 1;
        var isEmpty = xml.IsEmptyElement;
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                var name = xml.LocalName;
                if (ReferenceEquals(name, referenceName))
                {
                    next = CellNotation.ColumnOf(ReadAttribute(), Row);
                }
                else if (ReferenceEquals(name, styleName))
                {
                    style = CellNotation.Number(ReadAttribute());
                }
                else if (ReferenceEquals(name, typeName))
                {
                    (kind, isShared) = CellNotation.KindOf(ReadAttribute());
                }
            }
            while (xml.MoveToNextAttribute());
        }

        if (next <= column || next > MaxColumn)
        {
            throw new InvalidDataException("The cells of a row are out of order.");
        }

        column = next;
        if (!isEmpty)
        {
            ReadContent(column, kind, isShared, style);
        }
    }

    private void ReadContent(int column, RawKind kind, bool isShared, int style)
    {
        var formula = false;
        var valued = false;
        var start = used;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName;
            if (ReferenceEquals(name, valueName))
            {
                ReadValue();
                valued = used > start;
            }
            else if (ReferenceEquals(name, inlineName))
            {
                RichText.Append(xml, ref chars, ref used, maxRowChars);
                valued = used > start;
            }
            else
            {
                formula |= ReferenceEquals(name, formulaName);
                PartXml.SkipContent(xml);
            }
        }

        if (!valued)
        {
            if (formula)
            {
                // A formula that gave an empty text is blank; one without any value was never calculated.
                Add(new RawCell(column, kind == RawKind.Text ? RawKind.Text : RawKind.Blank, true, style, -1, start, 0));
            }

            return;
        }

        if (isShared)
        {
            var index = CellNotation.Number(chars.AsSpan(start, used - start).Trim());
            used = start;
            Add(new RawCell(column, RawKind.Text, formula, style, index, 0, 0));
            return;
        }

        if (kind == RawKind.Text)
        {
            used = start + EscapedText.Decode(chars.AsSpan(start, used - start));
        }

        Add(new RawCell(column, kind, formula, style, -1, start, used - start));
    }

    private void ReadValue()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        while (xml.Read() && xml.NodeType is var node && node != XmlNodeType.EndElement)
        {
            if (node is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                RichText.AppendValue(xml, ref chars, ref used, maxRowChars);
            }
            else if (node == XmlNodeType.Element)
            {
                PartXml.SkipContent(xml);
            }
        }
    }

    private void Add(in RawCell cell)
    {
        if (count == cells.Length)
        {
            var larger = ArrayPool<RawCell>.Shared.Rent(count * 2);
            cells.CopyTo(larger, 0);
            ArrayPool<RawCell>.Shared.Return(cells);
            cells = larger;
        }

        cells[count++] = cell;
    }

    private ReadOnlySpan<char> ReadAttribute() => attribute.AsSpan(0, xml.ReadValueChunk(attribute, 0, attribute.Length));
}
