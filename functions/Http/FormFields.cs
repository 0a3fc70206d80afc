using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>
/// The fields of a page's form, as what the API takes for the same thing. A field <c>list[key].name</c> is one of an object in a
/// list; an object of which a field was left blank was not meant, as when one of many questions is not answered.
/// </summary>
public static partial class FormFields
{
    /// <summary>Whether a request is a form of one of our pages; the API takes none.</summary>
    public static bool IsSentBy(HttpRequest request) => !PageRequests.IsOfApi(request) && request.HasFormContentType;

    /// <summary>The fields that were filled in; of two of one name the last one, as of a box that may be ticked.</summary>
    public static JsonElement AsJson(IFormCollection form)
    {
        var fields = new JsonObject();
        var lists = new Dictionary<string, Dictionary<string, List<(string Name, string Value)>>>(StringComparer.Ordinal);
        foreach (var (name, values) in form)
        {
            var value = values.LastOrDefault() ?? string.Empty;
            if (ItemField().Match(name) is { Success: true } match)
            {
                var list = lists.TryGetValue(match.Groups["list"].Value, out var known) ? known : lists[match.Groups["list"].Value] = new(StringComparer.Ordinal);
                var key = match.Groups["key"].Value;
                (list.TryGetValue(key, out var item) ? item : list[key] = []).Add((match.Groups["name"].Value, value));
            }
            else if (name != FormField.Token && !string.IsNullOrWhiteSpace(value))
            {
                fields[name] = value;
            }
        }

        foreach (var (name, items) in lists)
        {
            fields[name] = new JsonArray(
            [
                .. items.Values
                    .Where(item => item.TrueForAll(field => !string.IsNullOrWhiteSpace(field.Value)))
                    .Select(item => new JsonObject(item.DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)))),
            ]);
        }

        return JsonSerializer.SerializeToElement(fields);
    }

    /// <summary>What stands beside a field on pages; its name where no page has it.</summary>
    public static string LabelOf(string name) => FieldTexts.ResourceManager.GetString(name, Languages.Current) ?? name;

    [GeneratedRegex(@"^(?<list>\w+)\[(?<key>[^\]]+)\]\.(?<name>\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ItemField();
}
