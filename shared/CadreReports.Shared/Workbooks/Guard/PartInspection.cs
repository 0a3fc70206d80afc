using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace CadreReports.Workbooks.Guard;

/// <summary>
/// Unpacks every part once, keeping nothing: counts what comes out, compares checksums, and looks for what must not be in
/// any XML. What the zip's headers say of sizes is not believed.
/// </summary>
internal static class PartInspection
{
    private const int BufferSize = 64 * 1024;

    // A DTD can hide behind a part that is never parsed here, but that other programs would parse later.
    private static readonly byte[][] DtdMarks =
    [
        "<!DOCTYPE"u8.ToArray(),
        System.Text.Encoding.Unicode.GetBytes("<!DOCTYPE"),
        System.Text.Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE"),
    ];

    // Byte order marks, the zeros of UTF-16, white space.
    private static ReadOnlySpan<byte> BeforeMarkup => [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0D, 0x0A];

    private static readonly int Overlap = DtdMarks.Max(m => m.Length) - 1;

    /// <returns>The parts that are themselves a zip or a compound file.</returns>
    /// <exception cref="WorkbookRefusedException">The limits are passed, or a DTD was met.</exception>
    /// <exception cref="InvalidDataException">A part is damaged.</exception>
    public static IReadOnlyList<string> Run(
        IReadOnlyDictionary<string, ZipArchiveEntry> parts,
        long fileBytes,
        WorkbookLimits limits,
        CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(limits.MaxInflatedBytes, Math.Max(limits.RatioFreeBytes, fileBytes * limits.MaxRatio));
        var nested = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            foreach (var (name, entry) in parts)
            {
                total += Inspect(name, entry, buffer, ceiling - total, limits, nested, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return nested;
    }

    private static long Inspect(
        string name,
        ZipArchiveEntry entry,
        byte[] buffer,
        long allowed,
        WorkbookLimits limits,
        List<string> nested,
        CancellationToken cancellationToken)
    {
        using var stream = entry.Open();
        var checksum = new Crc32();
        var scan = !name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        var markup = false;
        long total = 0, run = 0;
        var kept = 0;
        for (; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            if (read == 0)
            {
                break;
            }

            var fresh = buffer.AsSpan(kept, read);
            checksum.Append(fresh);
            if (total == 0)
            {
                markup = LooksLikeMarkup(fresh);
                if (fresh.StartsWith(CompoundFile.Signature) || fresh.StartsWith("PK\x03\x04"u8))
                {
                    nested.Add(name);
                }
            }

            total += read;
            if (total > allowed)
            {
                throw GuardFinding.RefuseInflates(limits.MaxInflatedBytes);
            }

            if (markup && scan)
            {
                var close = fresh.LastIndexOf((byte)'>');
                run = close < 0 ? run + read : read - close - 1;
                if (run > limits.MaxMarkupBytes)
                {
                    throw GuardFinding.Refuse(GuardFinding.TooMuchContent);
                }

                kept = ScanForDtd(buffer.AsSpan(0, kept + read));
            }
        }

        // The stream stops at the length that the header gives, so a lying length shows as a wrong checksum.
        return checksum.GetCurrentHashAsUInt32() == entry.Crc32
            ? total
            : throw new InvalidDataException($"The part '{name}' does not match its checksum.");
    }

    // Keeps the end of the buffer in front of what is read next, in case a mark lies across the two.
    private static int ScanForDtd(Span<byte> content)
    {
        foreach (var mark in DtdMarks)
        {
            if (content.IndexOf(mark) >= 0)
            {
                throw GuardFinding.Refuse(GuardFinding.Dtd);
            }
        }

        var kept = Math.Min(Overlap, content.Length);
        content[^kept..].CopyTo(content);
        return kept;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> start)
    {
        var content = start.Length > 64 ? start[..64] : start;
        return content.TrimStart(BeforeMarkup).StartsWith("<"u8);
    }
}
