using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace CadreReports.Workbooks.Guard;

/// <summary>
/// Unpacks every part once: counts what comes out, compares checksums, and looks for what must not be in any XML. What the
/// zip's headers say of sizes is not believed. Small parts are kept, so that they need not be unpacked again.
/// </summary>
internal sealed class PartInspection(long ceiling, WorkbookLimits limits, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferSize = 128 * 1024;
    private const int MaxKeptBytes = 4 * 1024 * 1024;

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

    private readonly Dictionary<string, ArraySegment<byte>> small = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> nested = [];
    private long total;
    private int keptBytes;

    /// <summary>The parts that are themselves a zip or a compound file.</summary>
    public IReadOnlyList<string> Nested => nested;

    /// <summary>Inspects all parts of a file.</summary>
    /// <exception cref="WorkbookRefusedException">The limits are passed, or a DTD was met.</exception>
    /// <exception cref="InvalidDataException">A part is damaged.</exception>
    public static PartInspection Run(
        IReadOnlyDictionary<string, ZipArchiveEntry> parts,
        long fileBytes,
        WorkbookLimits limits,
        CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(limits.MaxInflatedBytes, Math.Max(limits.RatioFreeBytes, fileBytes * limits.MaxRatio));
        var inspection = new PartInspection(ceiling, limits, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            foreach (var (name, entry) in parts)
            {
                inspection.Inspect(name, entry, buffer);
            }

            return inspection;
        }
        catch
        {
            inspection.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content of a part that was kept, or null.</summary>
    public Stream? Open(string part) =>
        small.TryGetValue(part, out var content) ? new MemoryStream(content.Array!, 0, content.Count, writable: false) : null;

    public void Dispose()
    {
        foreach (var content in small.Values)
        {
            ArrayPool<byte>.Shared.Return(content.Array!);
        }

        small.Clear();
    }

    private void Inspect(string name, ZipArchiveEntry entry, byte[] buffer)
    {
        using var stream = entry.Open();
        var checksum = new Crc32();
        var scan = !name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        bool? markup = null;
        var run = new MarkupRun();
        var kept = 0;
        var isFirst = true;
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
            if (markup is null)
            {
                markup = LooksLikeMarkup(fresh);
                run.IsWide = fresh.Contains((byte)0);
            }

            if (isFirst)
            {
                isFirst = false;
                if (fresh.StartsWith(CompoundFile.Signature) || fresh.StartsWith("PK\x03\x04"u8))
                {
                    nested.Add(name);
                }

                // A read that does not fill the buffer is the whole part.
                if (markup == true && read < buffer.Length)
                {
                    Keep(name, fresh);
                }
            }

            total += read;
            if (total > ceiling)
            {
                throw GuardFinding.RefuseInflates(limits.MaxInflatedBytes);
            }

            if (markup == true && scan)
            {
                if (run.Extend(buffer.AsSpan(0, kept + read)) > limits.MaxMarkupBytes)
                {
                    throw GuardFinding.Refuse(GuardFinding.TooMuchContent);
                }

                kept = ScanForDtd(buffer.AsSpan(0, kept + read));
            }
        }

        // The stream stops at the length that the header gives, so a lying length shows as a wrong checksum.
        if (checksum.GetCurrentHashAsUInt32() != entry.Crc32)
        {
            throw new InvalidDataException($"The part '{name}' does not match its checksum.");
        }
    }

    private void Keep(string name, ReadOnlySpan<byte> content)
    {
        if (keptBytes + content.Length <= MaxKeptBytes)
        {
            var copy = ArrayPool<byte>.Shared.Rent(content.Length);
            content.CopyTo(copy);
            small.Add(name, new ArraySegment<byte>(copy, 0, content.Length));
            keptBytes += content.Length;
        }
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

    // Null while nothing but what may come before it was seen.
    private static bool? LooksLikeMarkup(ReadOnlySpan<byte> start)
    {
        start = start.TrimStart(BeforeMarkup);
        return start.IsEmpty ? null : start[0] == (byte)'<';
    }
}
