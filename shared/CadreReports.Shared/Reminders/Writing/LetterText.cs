using System.Globalization;
using System.Text;

namespace CadreReports.Reminders.Writing;

/// <summary>A letter as plain text.</summary>
public static class LetterText
{
    /// <summary>How long a line gets where its words allow it.</summary>
    public const int Width = 76;

    private const string Bullet = "- ";
    private const string ColumnGap = "  ";

    /// <summary>The letter without its subject: lines that end with a line feed, none longer than <see cref="Width"/> unless a word is.</summary>
    public static string Of(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var (block, i) in letter.Blocks.Select((block, i) => (block, i)))
        {
            // What a paragraph announces stays with it.
            if (i > 0 && (block is LetterParagraph || letter.Blocks[i - 1] is not (LetterParagraph or LetterLink) || block is LetterTable))
            {
                text.Append('\n');
            }

            Write(text, block);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, LetterBlock block)
    {
        switch (block)
        {
            case LetterParagraph paragraph:
                Wrap(text, paragraph.Text, string.Empty, string.Empty);
                break;
            case LetterList list:
                foreach (var item in list.Items)
                {
                    Wrap(text, item, Bullet, new string(' ', Bullet.Length));
                }

                break;
            case LetterTable table:
                Write(text, table);
                break;
            case LetterLink link:
                Wrap(text, $"{link.Text}:", Bullet, new string(' ', Bullet.Length));
                text.Append(' ', Bullet.Length).Append(link.Address.AbsoluteUri).Append('\n');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }
    }

    /// <summary>In columns where they fit, else every row as a paragraph of its own.</summary>
    private static void Write(StringBuilder text, LetterTable table)
    {
        var headings = table.Headings.Select(SingleLine).ToList();
        var rows = table.Rows.Select(row => row.Select(SingleLine).ToList()).ToList();
        var widths = headings.Select((heading, c) => rows.Select(row => row[c].Length).Append(heading.Length).Max()).ToList();
        if (widths.Sum() + (ColumnGap.Length * (widths.Count - 1)) <= Width)
        {
            foreach (var row in rows.Prepend(headings))
            {
                text.Append(string.Join(ColumnGap, row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()).Append('\n');
            }

            return;
        }

        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ");
            var indent = new string(' ', number.Length);
            foreach (var (line, c) in row.Select((cell, c) => (cell, c)).Where(p => p.cell.Length > 0).Select((p, at) => ($"{headings[p.c]}: {p.cell}", at)))
            {
                Wrap(text, line, c == 0 ? number : indent, indent);
            }
        }
    }

    private static void Wrap(StringBuilder text, string words, string first, string rest)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in SingleLine(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(rest);
                isEmpty = true;
            }

            line.Append(isEmpty ? string.Empty : " ").Append(word);
            isEmpty = false;
        }

        text.Append(line).Append('\n');
    }

    /// <summary>What people wrote breaks no lines of its own, so that it cannot pass for ours.</summary>
    private static string SingleLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c));
}
