using System.Text.RegularExpressions;
using CadreReports.Tests.Infrastructure;

namespace CadreReports.Tests.Portal;

/// <summary>The parts of the one style sheet do not speak of each other's classes: what one page is given must not reach another's.</summary>
public sealed partial class StyleTests
{
    [Fact]
    public void A_class_that_is_styled_by_itself_belongs_to_one_part()
    {
        var root = Path.Combine(Repository.Folder, "shared", "CadreReports.Portal");
        var parts = Directory.EnumerateDirectories(root)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj" or "Documents"))
            .ToDictionary(
                folder => Path.GetFileName(folder),
                folder => string.Concat(Directory.EnumerateFiles(folder, "*.css").Select(File.ReadAllText)));
        var shared = parts.SelectMany(part => Alone().Matches(part.Value).Select(match => (Class: match.Groups["name"].Value, Part: part.Key)))
            .Concat(AnyClass().Matches(parts["Frame"]).Select(match => (Class: match.Groups["name"].Value, Part: "Frame")))
            .Distinct()
            .GroupBy(styled => styled.Class)
            .Where(styled => styled.Count() > 1)
            .Select(styled => $"{styled.Key}: {string.Join(", ", styled.Select(s => s.Part).Order(StringComparer.Ordinal))}");
        Assert.Equal([], shared);
    }

    /// <summary>A selector that is nothing but one class.</summary>
    [GeneratedRegex(@"(?:^|[,}])\s*\.(?<name>[a-z][\w-]*)\s*(?=[{,])", RegexOptions.Multiline)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\.(?<name>[a-z][\w-]*)")]
    private static partial Regex AnyClass();
}
