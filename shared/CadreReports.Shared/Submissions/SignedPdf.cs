namespace CadreReports.Submissions;

/// <summary>Whether a file is, from outside, a whole PDF; what is in it is for people to read.</summary>
public static class SignedPdf
{
    /// <summary>The largest one taken, in bytes.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>A PDF's end mark stands within its last bytes (ISO 32000-1, annex H.3).</summary>
    private const int TailBytes = 1024;

    private static ReadOnlySpan<byte> BeginMark => "%PDF-"u8;

    private static ReadOnlySpan<byte> EndMark => "%%EOF"u8;

    /// <summary>Looks at both ends of a file.</summary>
    /// <param name="file">Seekable; left at its start.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public static async Task<PdfForm> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        var head = new byte[BeginMark.Length];
        var tail = new byte[Math.Min(TailBytes, file.Length)];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, cancellationToken);
        file.Position = 0;
        return !head.AsSpan(0, read).SequenceEqual(BeginMark) ? PdfForm.NoPdf
            : tail.AsSpan().IndexOf(EndMark) < 0 ? PdfForm.CutOff
            : PdfForm.Whole;
    }
}

/// <summary>What a file looks like from outside.</summary>
public enum PdfForm
{
    /// <summary>It begins and ends as a PDF does.</summary>
    Whole,

    /// <summary>It does not begin as a PDF does.</summary>
    NoPdf,

    /// <summary>It begins as a PDF does, but its end is missing.</summary>
    CutOff,
}
