using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Reminders.Writing;

namespace CadreReports.Reminders.Loading;

/// <summary>Reads the words of the letters. A place that a letter cannot fill is refused, and one that it must have is missed.</summary>
internal static partial class LetterLoader
{
    private static readonly Dictionary<string, LetterPlace> PlaceNames =
        Enum.GetValues<LetterPlace>().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.ToString()), StringComparer.Ordinal);

    /// <param name="file">The file, for messages.</param>
    /// <param name="path">Where in the file.</param>
    /// <param name="shape">What stands there.</param>
    /// <exception cref="CatalogueException">A letter is missing, or its words are not what they must be.</exception>
    public static LetterTexts Load(string file, string path, TextsShape shape)
    {
        if (Enum.GetValues<LetterKind>().Where(kind => !shape.Letters.ContainsKey(kind)).Select(Name).FirstOrDefault() is { } missing)
        {
            throw new CatalogueException(file, $"{path}.letters", $"the letter {missing} is missing");
        }

        var letters = shape.Letters.ToDictionary(l => l.Key, l => new Reading(file, $"{path}.letters.{Name(l.Key)}", l.Key).Read(l.Value));
        return new LetterTexts(
            letters,
            Plain(shape.ProvinceSalutation, $"{path}.provinceSalutation"),
            Plain(shape.CentreSalutation, $"{path}.centreSalutation"),
            [.. shape.Closing.Select((text, i) => Plain(text, $"{path}.closing[{i}]"))]);

        string Plain(string text, string at) => string.IsNullOrWhiteSpace(text) || text.Any(c => char.IsControl(c) || c is '{' or '}')
            ? throw new CatalogueException(file, at, "it must be one line of words without places")
            : text;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();

    private sealed class Reading(string file, string path, LetterKind kind)
    {
        private readonly IReadOnlyList<LetterPlace> allowed = LetterPlaces.Allowed(kind);

        public LetterTemplate Read(LetterShape shape)
        {
            var subject = Line(shape.Subject, $"{path}.subject");
            if (subject.Places.Where(LetterPlaces.IsForeign).Select(Name).FirstOrDefault() is { } foreign)
            {
                throw new CatalogueException(file, $"{path}.subject", $"{{{foreign}}} holds what people wrote, which belongs into no subject");
            }

            List<LetterPart> body = [.. shape.Body.Select((part, i) => Part(part, $"{path}.body[{i}]"))];
            var named = body.SelectMany(p => (p.Text?.Places ?? []).Concat(p.Block is { } block ? [block] : [])).ToHashSet();
            return LetterPlaces.Needed(kind).Where(place => !named.Contains(place)).Select(Name).FirstOrDefault() is { } missing
                ? throw new CatalogueException(file, $"{path}.body", $"it does not say {{{missing}}}")
                : new LetterTemplate(subject, body);
        }

        private LetterPart Part(LetterPartShape shape, string at) => shape switch
        {
            { Text: { } text, Heading: null, Block: null } => new LetterPart(Line(text, $"{at}.text"), null),
            { Text: null, Block: { } block } => new LetterPart(
                shape.Heading is null ? null : Line(shape.Heading, $"{at}.heading"), Find(block, LetterPlaces.IsBlock, $"{at}.block")),
            _ => throw new CatalogueException(file, at, "it must have a text, or a block with or without a heading"),
        };

        private LetterLine Line(string text, string at)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
            {
                throw new CatalogueException(file, at, "it must be one line of words");
            }

            var parts = new List<(string?, LetterPlace?)>();
            var from = 0;
            foreach (Match match in Place().Matches(text))
            {
                Words(match.Index);
                parts.Add((null, Find(match.Groups[1].Value, place => !LetterPlaces.IsBlock(place), at)));
                from = match.Index + match.Length;
            }

            Words(text.Length);
            return new LetterLine(parts);

            void Words(int to)
            {
                var words = text[from..to];
                if (words.Any(c => c is '{' or '}'))
                {
                    throw new CatalogueException(file, at, "a brace has no counterpart");
                }

                if (words.Length > 0)
                {
                    parts.Add((words, null));
                }
            }
        }

        private LetterPlace Find(string name, Func<LetterPlace, bool> fits, string at) =>
            PlaceNames.TryGetValue(name, out var place) && allowed.Contains(place) && fits(place)
                ? place
                : throw new CatalogueException(
                    file, at, $"there is no {{{name}}} here; possible are {string.Join(", ", allowed.Where(fits).Select(Name).Order(StringComparer.Ordinal))}");
    }
}
