namespace CadreReports.Workbooks.Guard;

/// <summary>
/// How many bytes of XML stand since an element or text began, which is what a parser may have to hold at once. An opening
/// angle bracket ends the run, since it cannot stand in an attribute; the closing one can. Within CDATA neither ends it.
/// </summary>
internal struct MarkupRun
{
    private long run;
    private bool isCharacterData;

    /// <summary>Whether characters have more than a byte, so that a byte alone says nothing: the run then never ends.</summary>
    public bool IsWide { get; set; }

    private static ReadOnlySpan<byte> Open => "<![CDATA["u8;

    private static ReadOnlySpan<byte> Close => "]]>"u8;

    /// <summary>Goes on over the next bytes, which may repeat the last few; gives the length of the run.</summary>
    public long Extend(ReadOnlySpan<byte> content)
    {
        if (IsWide)
        {
            return run += content.Length;
        }

        for (; ; )
        {
            if (isCharacterData)
            {
                var end = content.IndexOf(Close);
                if (end < 0)
                {
                    return run += content.Length;
                }

                content = content[(end + Close.Length)..];
                isCharacterData = false;
                run = 0;
            }

            var start = content.IndexOf(Open);
            var plain = start < 0 ? content : content[..start];
            var last = plain.LastIndexOf((byte)'<');
            run = last < 0 ? run + plain.Length : plain.Length - last;
            if (start < 0)
            {
                return run;
            }

            content = content[(start + Open.Length)..];
            isCharacterData = true;
            run = 0;
        }
    }
}
