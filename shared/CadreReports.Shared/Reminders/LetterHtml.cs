using System.Net;
using System.Text;

namespace CadreReports.Reminders;

/// <summary>A letter as HTML.</summary>
public static class LetterHtml
{
    public static string Of(Letter letter)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"vi\"><body>\n");
        foreach (var block in letter.Blocks)
        {
            html.Append(block switch
            {
                LetterParagraph paragraph => $"<p>{Encode(paragraph.Text)}</p>\n",
                LetterList list => $"<ul>{string.Concat(list.Items.Select(item => $"<li>{Encode(item)}</li>"))}</ul>\n",
                LetterTable table => $"<table>{string.Concat(table.Rows.Prepend(table.Headings).Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Encode(cell)}</td>"))}</tr>"))}</table>\n",
                LetterLink link => $"<p><a href=\"{Encode(link.Address.AbsoluteUri)}\">{Encode(link.Text)}</a></p>\n",
                _ => string.Empty,
            });
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
