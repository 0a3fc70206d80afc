namespace CadreReports.Local;

/// <summary>The folder of one run's data, held by that run alone.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(FileStream held) => this.held = held;

    /// <summary>Takes the folder, making it if need be.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="inUse">What to say when another run holds it, with a place for the folder; null for what a local run says.</param>
    /// <exception cref="InvalidOperationException">Another run holds it.</exception>
    public static DataFolder Take(string folder, string? inUse = null)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new DataFolder(new FileStream(Path.Combine(folder, ".held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(string.Format(Texts.Vietnamese, inUse ?? LocalTexts.AlreadyRunning, folder), e);
        }
    }

    public void Dispose() => held.Dispose();
}
