using System.Text;

namespace CadreReports.Reminders;

/// <summary>A letter as plain text.</summary>
public static class LetterText
{
    public static string Of(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var block in letter.Blocks)
        {
            switch (block)
            {
                case LetterParagraph paragraph:
                    text.Append(paragraph.Text).Append('\n');
                    break;
                case LetterList list:
                    list.Items.ToList().ForEach(item => text.Append("- ").Append(item).Append('\n'));
                    break;
                case LetterTable table:
                    table.Rows.Prepend(table.Headings).ToList().ForEach(row => text.AppendJoin(" | ", row).Append('\n'));
                    break;
                case LetterLink link:
                    text.Append(link.Text).Append(": ").Append(link.Address.AbsoluteUri).Append('\n');
                    break;
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
