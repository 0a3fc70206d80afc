using System.Globalization;
using System.Xml;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>What a number format makes of a number.</summary>
internal enum NumberMeaning : byte
{
    Plain,
    Percent,
    Day,
}

/// <summary>
/// Whether a cell shows its number as a day or a percentage: 1/2 and 80% typed into a cell become numbers that only their
/// format betrays.
/// </summary>
internal sealed class CellStyles
{
    private NumberMeaning[] byStyle = [];

    public NumberMeaning this[int style] => (uint)style < (uint)byStyle.Length ? byStyle[style] : NumberMeaning.Plain;

    /// <summary>Reads the part; null gives plain numbers only.</summary>
    /// <exception cref="XmlException">The part is damaged.</exception>
    public static CellStyles Read(Stream? part)
    {
        var styles = new CellStyles();
        if (part is null)
        {
            return styles;
        }

        var byStyle = new List<NumberMeaning>();
        var formats = new Dictionary<int, NumberMeaning>();
        var inCells = false;
        using var xml = PartXml.Open(part);
        while (PartXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Depth == 1)
            {
                inCells = xml.LocalName == "cellXfs";
            }
            else if (xml.LocalName == "numFmt" && Id(xml) is { } id)
            {
                formats[id] = MeaningOf(xml.GetAttribute("formatCode") ?? "");
            }
            else if (inCells && xml.Depth == 2 && xml.LocalName == "xf")
            {
                var format = Id(xml) ?? 0;
                byStyle.Add(formats.TryGetValue(format, out var meaning) ? meaning : MeaningOf(format));
            }
        }

        styles.byStyle = [.. byStyle];
        return styles;
    }

    private static int? Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // The formats that need no declaration (ECMA-376 part 1, 18.8.30); 27 to 58 are days in East Asian locales.
    private static NumberMeaning MeaningOf(int builtIn) => builtIn switch
    {
        9 or 10 => NumberMeaning.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberMeaning.Day,
        _ => NumberMeaning.Plain,
    };

    private static NumberMeaning MeaningOf(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1);
                    break;
                case '[':
                    i = code.IndexOf(']', i + 1);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '%':
                    return NumberMeaning.Percent;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H':
                    return NumberMeaning.Day;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }

            if (i < 0)
            {
                break;
            }
        }

        return NumberMeaning.Plain;
    }
}
