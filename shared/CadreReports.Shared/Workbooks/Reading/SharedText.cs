using System.Buffers;
using System.Xml;
using CadreReports.Workbooks.Guard;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// The table of texts that cells share: all characters in one buffer, cut only when asked for. Phonetic guides are left
/// out, runs of rich text are joined.
/// </summary>
internal sealed class SharedText : IDisposable
{
    private readonly WorkbookLimits limits;
    private char[] chars = ArrayPool<char>.Shared.Rent(4_096);
    private int[] ends = ArrayPool<int>.Shared.Rent(256);
    private int used;

    private SharedText(WorkbookLimits limits) => this.limits = limits;

    public int Count { get; private set; }

    /// <summary>Reads the part; null gives an empty table.</summary>
    /// <exception cref="XmlException">The part is damaged.</exception>
    /// <exception cref="WorkbookRefusedException">There is more text than a report can have.</exception>
    public static SharedText Read(Stream? part, WorkbookLimits limits, CancellationToken cancellationToken)
    {
        var texts = new SharedText(limits);
        if (part is null)
        {
            return texts;
        }

        try
        {
            using var xml = PartXml.Open(part);
            var item = xml.NameTable.Add("si");
            while (PartXml.Next(xml))
            {
                if (xml.NodeType == XmlNodeType.Element && ReferenceEquals(xml.LocalName, item) && xml.Depth == 1)
                {
                    texts.ReadItem(xml);
                    if (texts.Count % 1_024 == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }
            }

            return texts;
        }
        catch
        {
            texts.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
            {
                throw new InvalidDataException("A cell points to a shared text that is not there.");
            }

            var start = index == 0 ? 0 : ends[index - 1];
            return chars.AsSpan(start, ends[index] - start);
        }
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        ArrayPool<int>.Shared.Return(ends);
        (chars, ends, Count) = ([], [], 0);
    }

    private void ReadItem(XmlReader xml)
    {
        var start = used;
        RichText.Append(xml, ref chars, ref used, limits.MaxTextChars);
        used = start + EscapedText.Decode(chars.AsSpan(start, used - start));
        if (Count == ends.Length)
        {
            if (Count >= limits.MaxTexts)
            {
                throw GuardFinding.Refuse(GuardFinding.TooMuchContent);
            }

            var larger = ArrayPool<int>.Shared.Rent(Count * 2);
            ends.CopyTo(larger, 0);
            ArrayPool<int>.Shared.Return(ends);
            ends = larger;
        }

        ends[Count++] = used;
    }
}
