using System.Security.Cryptography;

namespace CadreReports.Backups;

/// <summary>Copies a stream in pieces and hashes it on the way.</summary>
internal static class HashedCopy
{
    private const int PieceLength = 128 * 1024;

    /// <returns>How many bytes there were, and their hex SHA-256.</returns>
    public static async Task<(long Length, string Sha256)> RunAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceLength];
        var length = 0L;
        int read;
        while ((read = await source.ReadAsync(piece, cancellationToken)) > 0)
        {
            hash.AppendData(piece, 0, read);
            await destination.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            length += read;
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
