using System.Buffers.Binary;
using System.Text;

namespace CadreReports.Workbooks.Guard;

/// <summary>
/// Tells what a compound file (the container of Office before 2007, and of encrypted workbooks) holds, by the names in
/// its directory. Layout: [MS-CFB] 2.2 and 2.6.
/// </summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const int MaxSectors = 4_096;

    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The identity of the guard's check that speaks of this compound file.</summary>
    public static string Recognise(Stream file)
    {
        var rule = GuardFinding.NotZip;
        foreach (var name in EntryNames(file))
        {
            switch (name)
            {
                case "EncryptedPackage" or "EncryptionInfo":
                    return GuardFinding.Password;
                case "Workbook" or "Book":
                    rule = GuardFinding.OldExcel;
                    break;
            }
        }

        return rule;
    }

    private static IEnumerable<string> EntryNames(Stream file)
    {
        var header = new byte[512];
        if (!TryRead(file, 0, header))
        {
            yield break;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
        {
            yield break;
        }

        var sector = new byte[1 << shift];
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        for (var count = 0; count < MaxSectors && TryRead(file, (next + 1L) << shift, sector); count++)
        {
            for (var at = 0; at < sector.Length; at += EntrySize)
            {
                var bytes = BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(at + 64));
                if (bytes is > 2 and <= 64)
                {
                    yield return Encoding.Unicode.GetString(sector, at, bytes - 2);
                }
            }

            if (!TryFollow(file, header, shift, ref next))
            {
                yield break;
            }
        }
    }

    // The allocation table's own sectors: the first 109 are named in the header, more than any small file has.
    private static bool TryFollow(Stream file, byte[] header, int shift, ref uint sector)
    {
        var perSector = 1u << (shift - 2);
        var table = sector / perSector;
        if (table >= 109)
        {
            return false;
        }

        var tableSector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (4 * (int)table)));
        Span<byte> entry = stackalloc byte[4];
        if (!TryRead(file, ((tableSector + 1L) << shift) + (4 * (sector % perSector)), entry))
        {
            return false;
        }

        sector = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        return sector < 0xFFFFFFFA;
    }

    private static bool TryRead(Stream file, long position, Span<byte> buffer)
    {
        if (position + buffer.Length > file.Length)
        {
            return false;
        }

        file.Position = position;
        return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
    }
}
