using System.Text;
using System.Text.RegularExpressions;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>The path of a blob trigger, for example <c>inbox/{period}/{province}/{name}</c>.</summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex? path;

    /// <exception cref="InvalidOperationException">The path is not a container, or a container and a blob name.</exception>
    public BlobPathPattern(string pattern)
    {
        var slash = pattern.IndexOf('/', StringComparison.Ordinal);
        Container = slash < 0 ? pattern : pattern[..slash];
        var name = slash < 0 ? "" : pattern[(slash + 1)..];
        if (Container.Length == 0 || Container.Contains('{', StringComparison.Ordinal) || (slash >= 0 && name.Length == 0))
        {
            throw new InvalidOperationException($"The blob path '{pattern}' must be 'container/blob', with parameters in the blob's name only.");
        }

        var parameter = name.IndexOf('{', StringComparison.Ordinal);
        Prefix = parameter < 0 ? name : name[..parameter];
        path = name.Length == 0 ? null : new Regex(Expression(name), RegexOptions.CultureInvariant);
    }

    public string Container { get; }

    /// <summary>What every matching blob's name begins with.</summary>
    public string Prefix { get; }

    /// <summary>The parameters' values; null when the blob does not match. As in the host, an earlier parameter takes as much as it can.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        if (path is null)
        {
            return new Dictionary<string, string>();
        }

        var match = path.Match(blobName);
        return match.Success
            ? match.Groups.Cast<Group>().Skip(1).ToDictionary(group => group.Name, group => group.Value, StringComparer.OrdinalIgnoreCase)
            : null;
    }

    private static string Expression(string name)
    {
        var expression = new StringBuilder("^");
        var at = 0;
        foreach (Match parameter in Parameter().Matches(name))
        {
            expression.Append(Regex.Escape(name[at..parameter.Index])).Append("(?<").Append(parameter.Groups["name"].Value).Append(">.*)");
            at = parameter.Index + parameter.Length;
        }

        return expression.Append(Regex.Escape(name[at..])).Append('$').ToString();
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Parameter();
}
