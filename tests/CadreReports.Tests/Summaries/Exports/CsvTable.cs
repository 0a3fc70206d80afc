using System.Text;

namespace CadreReports.Tests.Summaries.Exports;

/// <summary>Reads a CSV as RFC 4180 describes it, sign by sign, knowing nothing of who wrote it.</summary>
internal static class CsvTable
{
    public static List<Dictionary<string, string>> Read(byte[] content)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], content[..3]);
        var rows = Rows(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, 3, content.Length - 3));
        var head = rows[0];
        return [.. rows.Skip(1).Select(row =>
        {
            Assert.Equal(head.Count, row.Count);
            return head.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        })];
    }

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (quoted)
            {
                if (sign != '"')
                {
                    field.Append(sign);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (sign == '"')
            {
                Assert.Equal(0, field.Length);
                quoted = true;
            }
            else if (sign is ';' or '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (sign == '\r')
                {
                    Assert.Equal('\n', text[++i]);
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                field.Append(sign);
            }
        }

        Assert.False(quoted);
        Assert.Empty(row);
        return rows;
    }
}
