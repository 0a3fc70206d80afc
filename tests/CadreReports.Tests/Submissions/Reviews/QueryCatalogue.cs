using System.Text.Json.Nodes;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Tests.Catalogue;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>A catalogue whose only queries are two of its own, over rows that the samples fill with small figures.</summary>
internal static class QueryCatalogue
{
    public const string First = "THU-01";
    public const string Second = "THU-02";
    public const string FirstRow = "11";
    public const string SecondRow = "12";

    /// <summary>What the rows may hold without a query.</summary>
    public const int Limit = 5000;

    public static CatalogueSet Catalogues { get; } = With();

    public static SampleWorkbooks Samples { get; } = new(Catalogues);

    /// <param name="edit">Changes the declared periods.</param>
    public static CatalogueSet With(Action<JsonArray>? edit = null) => new CatalogueFiles()
        .Edit("rules.json", json =>
        {
            var rules = json["rules"]!.AsArray();
            foreach (var rule in rules.Where(r => (string?)r!["severity"] != "error").ToList())
            {
                rules.Remove(rule);
            }

            var messages = json["messages"]!.AsObject();
            foreach (var message in messages.Select(m => m.Key).Where(key => rules.All(r => (string?)r!["messageOf"] != key)).ToList())
            {
                messages.Remove(message);
            }

            rules.Add(Query(First, FirstRow));
            rules.Add(Query(Second, SecondRow));
        })
        .Edit("periods.json", json => edit?.Invoke(json["periods"]!.AsArray()))
        .Load();

    private static JsonObject Query(string id, string row) => new()
    {
        ["id"] = id,
        ["severity"] = "query",
        ["expression"] = $"BM05.{row}.total <= {Limit}",
        ["message"] = "Ô {sheet}!{leftCells}: “{leftName}” ghi {left}, nhiều bất thường. Hãy giải trình.",
        ["reason"] = "Số lớn bất thường cần được giải thích rõ ràng.",
        ["source"] = "Thử nghiệm",
    };
}
