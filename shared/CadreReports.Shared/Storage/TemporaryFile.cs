namespace CadreReports.Storage;

/// <summary>A file that only this process can read and that is gone when it is closed, or when the process dies.</summary>
public static class TemporaryFile
{
    /// <summary>Makes an empty one, open for reading and writing.</summary>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"cadre-reports-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);

        // Elsewhere a file lives on without its name until it is closed, so nothing is left even by a killed process.
        File.Delete(path);
        return file;
    }
}
