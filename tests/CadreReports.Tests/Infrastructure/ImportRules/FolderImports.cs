namespace CadreReports.Tests.Infrastructure.ImportRules;

/// <summary>Which folders below a namespace need which; what stands directly in it belongs to none.</summary>
/// <param name="imports">What types need.</param>
/// <param name="root">The namespace with a dot behind it.</param>
internal sealed class FolderImports(IEnumerable<Import> imports, string root)
{
    private readonly ILookup<string, (string To, string Witness)> folders = (
        from import in imports
        let @from = FolderOf(import.From, root)
        let to = FolderOf(import.To, root)
        where @from is not null && to is not null && @from != to
        orderby import.From, import.To
        select (From: @from, To: to, Witness: $"{import.From[root.Length..]} → {import.To[root.Length..]}"))
        .DistinctBy(edge => (edge.From, edge.To))
        .ToLookup(edge => edge.From, edge => (edge.To, edge.Witness), StringComparer.Ordinal);

    /// <summary>How many of them need another one.</summary>
    public int Count => folders.Count;

    /// <summary>What a folder needs.</summary>
    public IEnumerable<string> Of(string folder) => folders[folder].Select(edge => edge.To);

    /// <summary>Every need that leads back to the folder that has it, with two types that show it.</summary>
    public IEnumerable<string> InCircles() =>
        from folder in folders
        from edge in folder
        where Reach(edge.To).Contains(folder.Key)
        orderby folder.Key, edge.To
        select $"{folder.Key} → {edge.To} ({edge.Witness})";

    private static string? FolderOf(string type, string root) =>
        type.StartsWith(root, StringComparison.Ordinal) && type[root.Length..].Split('.') is [var folder, _, ..] ? folder : null;

    private HashSet<string> Reach(string folder)
    {
        HashSet<string> seen = [folder];
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var next))
        {
            foreach (var to in Of(next).Where(seen.Add))
            {
                open.Enqueue(to);
            }
        }

        return seen;
    }
}
