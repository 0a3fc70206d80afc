using System.Buffers.Binary;

namespace CadreReports.Workbooks.Guard;

/// <summary>The first look at a file, before anything is unpacked: its size, its signature, how many parts it declares.</summary>
internal static class ZipFileForm
{
    private const int EndRecordSize = 22;
    private const int MaxComment = ushort.MaxValue;

    /// <exception cref="WorkbookRefusedException">The file is too large, empty, no zip, or has too many parts.</exception>
    public static void Check(Stream file, WorkbookLimits limits)
    {
        if (file.Length > limits.MaxFileBytes)
        {
            throw GuardFinding.RefuseTooLarge(file.Length, limits.MaxFileBytes);
        }

        if (file.Length == 0)
        {
            throw GuardFinding.Refuse(GuardFinding.Empty);
        }

        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith(CompoundFile.Signature))
        {
            throw GuardFinding.Refuse(CompoundFile.Recognise(file));
        }

        if (!start.StartsWith("PK"u8))
        {
            throw GuardFinding.Refuse(GuardFinding.NotZip);
        }

        // Said by the file itself, but never less than what is unpacked: a smaller number than there are is damage.
        var declared = DeclaredEntries(file);
        if (declared > limits.MaxEntries && declared != ushort.MaxValue)
        {
            throw GuardFinding.RefuseTooManyParts(declared, limits.MaxEntries);
        }
    }

    private static int DeclaredEntries(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndRecordSize + MaxComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return at >= 0 && at + EndRecordSize <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)) : 0;
    }
}
