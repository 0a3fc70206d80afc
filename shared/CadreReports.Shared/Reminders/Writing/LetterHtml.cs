using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CadreReports.Reminders.Writing;

/// <summary>
/// A letter as an HTML document for mail programs: styles at the elements, no pictures, nothing from elsewhere. It sets no
/// colours but those of lines, so that it is legible on light and dark ground.
/// </summary>
public static class LetterHtml
{
    private const string Frame = "font-family:'Segoe UI',Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;max-width:680px;margin:0 auto;padding:16px;overflow-wrap:break-word";
    private const string Line = "1px solid #8a8f98";
    private const string Cell = $"border:{Line};padding:6px 8px;text-align:left;vertical-align:top";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole document.</summary>
    public static string Of(Letter letter)
    {
        var html = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<title>").Append(Encode(letter.Subject)).Append("</title>\n</head>\n<body style=\"margin:0\">\n")
            .Append("<div style=\"").Append(Frame).Append("\">\n");
        for (var i = 0; i < letter.Blocks.Count; i++)
        {
            Write(html, letter.Blocks[i], i + 1 < letter.Blocks.Count ? letter.Blocks[i + 1] : null);
        }

        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder html, LetterBlock block, LetterBlock? next)
    {
        switch (block)
        {
            case LetterParagraph paragraph:
                // What a paragraph announces follows it closely.
                html.Append("<p style=\"margin:0 0 ").Append(next is LetterParagraph ? "14px" : "6px").Append("\">")
                    .Append(Encode(paragraph.Text)).Append("</p>\n");
                break;
            case LetterList list:
                html.Append("<ul style=\"margin:0 0 14px;padding-left:22px\">\n");
                foreach (var item in list.Items)
                {
                    html.Append("<li style=\"margin:0 0 4px\">").Append(Encode(item)).Append("</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case LetterTable table:
                Write(html, table);
                break;
            case LetterLink link:
                html.Append("<p style=\"margin:0 0 ").Append(next is LetterLink ? "6px" : "14px").Append("\"><a style=\"color:inherit;text-decoration:underline\" href=\"")
                    .Append(Encode(link.Address.AbsoluteUri)).Append("\">").Append(Encode(link.Text)).Append("</a></p>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }
    }

    private static void Write(StringBuilder html, LetterTable table)
    {
        html.Append("<table style=\"border-collapse:collapse;width:100%;margin:0 0 14px;font-size:15px\">\n<thead><tr>");
        foreach (var heading in table.Headings)
        {
            html.Append("<th scope=\"col\" style=\"").Append(Cell).Append("\">").Append(Encode(heading)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append("<td style=\"").Append(Cell).Append("\">").Append(Encode(cell)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
