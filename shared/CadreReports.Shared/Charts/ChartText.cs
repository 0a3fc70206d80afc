using CadreReports.Spreadsheets;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace CadreReports.Charts;

/// <summary>Texts of a chart, all in the common font.</summary>
internal static class ChartText
{
    public const string Language = "vi-VN";

    /// <summary>Sizes are in hundredths of a point.</summary>
    public const int Size = 1000;
    public const int TitleSize = 1300;
    public const int AxisTitleSize = 1000;

    private const string Colour = "262626";

    /// <summary>How texts look that the chart makes itself: axes, legend, values.</summary>
    /// <param name="size">In hundredths of a point.</param>
    /// <param name="colour">Six hex digits.</param>
    /// <param name="rotation">In 60,000ths of a degree; null for what the program finds best.</param>
    public static TextProperties Properties(int size, string colour = Colour, int? rotation = null)
    {
        var body = new A.BodyProperties();
        if (rotation is { } turned)
        {
            body.Rotation = turned;
            body.Vertical = A.TextVerticalValues.Horizontal;
        }

        return new TextProperties(
            body,
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties(Font(new A.DefaultRunProperties { FontSize = size, Bold = false }, colour)),
                new A.EndParagraphRunProperties { Language = Language }));
    }

    /// <summary>A title of the chart or an axis.</summary>
    /// <param name="text">Vietnamese.</param>
    /// <param name="size">In hundredths of a point.</param>
    /// <param name="rotation">In 60,000ths of a degree; null for lying.</param>
    public static Title Title(string text, int size, int? rotation = null)
    {
        var isHeading = size == TitleSize;
        var body = new A.BodyProperties();
        if (rotation is { } turned)
        {
            body.Rotation = turned;
            body.Vertical = A.TextVerticalValues.Horizontal;
        }

        return new Title(
            new DocumentFormat.OpenXml.Drawing.Charts.ChartText(
                new RichText(
                    body,
                    new A.ListStyle(),
                    new A.Paragraph(
                        new A.ParagraphProperties(Font(new A.DefaultRunProperties { FontSize = size, Bold = isHeading }, Colour)),
                        new A.Run(
                            Font(new A.RunProperties { Language = Language, FontSize = size, Bold = isHeading }, Colour),
                            new A.Text(CellText.Clean(text)))))),
            new Overlay { Val = false });
    }

    private static T Font<T>(T properties, string colour)
        where T : A.TextCharacterPropertiesType
    {
        properties.Append(
            new A.SolidFill(new A.RgbColorModelHex { Val = colour }),
            new A.LatinFont { Typeface = SheetStyle.FontName },
            new A.ComplexScriptFont { Typeface = SheetStyle.FontName });
        return properties;
    }
}
