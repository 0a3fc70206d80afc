using System.Text;
using System.Text.Json.Nodes;
using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;
using CadreReports.Tests.Catalogue;

namespace CadreReports.Tests.Reminders;

/// <summary>The shipped plans, words and holidays in memory, to be changed.</summary>
internal sealed class ReminderFiles
{
    public const string Plans = "reminders.json";
    public const string Holidays = "holidays.json";

    private readonly Dictionary<string, string> texts = [];

    public ReminderFiles()
    {
        foreach (var name in (string[])[Plans, Holidays])
        {
            using var reader = new StreamReader(typeof(ReminderRules).Assembly.GetManifestResourceStream($"Reminders/{name}")!, Encoding.UTF8);
            texts.Add(name, reader.ReadToEnd());
        }
    }

    public ReminderFiles Edit(string file, Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(texts[file])!;
        edit(json);
        texts[file] = json.ToJsonString();
        return this;
    }

    /// <summary>With another name for a period's plan.</summary>
    public ReminderRules Load(string? plan = null) => ReminderRules.Load(
        plan is null ? CatalogueSet.Load() : new CatalogueFiles().Edit("periods.json", f => f["periods"]![11]!["plan"] = plan).Load(),
        texts.ToDictionary(t => t.Key, t => (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(t.Value))), StringComparer.Ordinal));
}
