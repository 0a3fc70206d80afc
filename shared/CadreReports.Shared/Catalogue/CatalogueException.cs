namespace CadreReports.Catalogue;

/// <summary>The catalogue's data contradict themselves; the message is for the operator who changed them.</summary>
public sealed class CatalogueException : Exception
{
    /// <param name="file">The data file, such as <c>forms/BM01.json</c>.</param>
    /// <param name="path">Where in the file, as a JSON path such as <c>$.rows[3].sumOf[0]</c>.</param>
    /// <param name="problem">What is wrong there.</param>
    /// <param name="inner">The parser's own exception, if any.</param>
    public CatalogueException(string file, string path, string problem, Exception? inner = null)
        : base($"{file} {path}: {problem}", inner)
    {
        File = file;
        Path = path;
        Problem = problem;
    }

    public string File { get; }

    public string Path { get; }

    public string Problem { get; }
}
