using System.Globalization;
using System.Text.Json;

namespace CadreReports.Tests.Telemetry;

/// <summary>A span as the file has it.</summary>
internal sealed record ExportedSpan(
    string Source, string Trace, string Id, string Parent, string Name, int Status, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> LinkedTraces)
{
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, string.Empty);

    public override string ToString() => $"{Source}/{Name} {Trace[..6]}/{Id[..4]}<{(Parent.Length > 4 ? Parent[..4] : "-")} {string.Join(' ', Attributes.Select(a => $"{a.Key}={a.Value}"))}";
}

/// <summary>A line of a log as the file has it.</summary>
internal sealed record ExportedLine(string Category, string Text, string Trace, IReadOnlyDictionary<string, string> Attributes);

/// <summary>One number or distribution of a metric as the file has it.</summary>
/// <param name="Name">The instrument.</param>
/// <param name="Attributes">What it is of.</param>
/// <param name="Value">The number; of a distribution its sum.</param>
/// <param name="Count">Of a distribution how many there were.</param>
internal sealed record ExportedPoint(string Name, IReadOnlyDictionary<string, string> Attributes, double Value, long Count);

/// <summary>What a file of OTLP's JSON holds.</summary>
internal sealed record OtlpFile(
    IReadOnlyList<IReadOnlyDictionary<string, string>> Resources, IReadOnlyList<ExportedSpan> Spans, IReadOnlyList<ExportedPoint> Points, IReadOnlyList<ExportedLine> Lines)
{
    public static OtlpFile Read(string file)
    {
        var requests = File.Exists(file) ? File.ReadLines(file).Select(line => JsonElement.Parse(line)).ToList() : [];
        var groups = new[] { "resourceSpans", "resourceMetrics", "resourceLogs" }.SelectMany(name => requests.SelectMany(r => Each(r, name))).ToList();
        return new OtlpFile(
            [.. groups.Select(g => Attributes(g.GetProperty("resource")))],
            [.. Parts(groups, "scopeSpans", "spans").Select(p => Span(p.Scope, p.Part))],
            [.. Parts(groups, "scopeMetrics", "metrics").SelectMany(p => PointsOf(p.Part))],
            [.. Parts(groups, "scopeLogs", "logRecords").Select(p => new ExportedLine(
                p.Scope,
                p.Part.TryGetProperty("body", out var body) ? Text(body) : string.Empty,
                p.Part.TryGetProperty("traceId", out var trace) ? trace.GetString()! : string.Empty,
                Attributes(p.Part)))]);
    }

    private static IEnumerable<(string Scope, JsonElement Part)> Parts(List<JsonElement> groups, string scopes, string parts) =>
        from scope in groups.SelectMany(g => Each(g, scopes))
        let name = scope.TryGetProperty("scope", out var s) && s.TryGetProperty("name", out var n) ? n.GetString()! : string.Empty
        from part in Each(scope, parts)
        select (name, part);

    private static ExportedSpan Span(string source, JsonElement span) => new(
        source,
        span.GetProperty("traceId").GetString()!,
        span.GetProperty("spanId").GetString()!,
        span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString()! : string.Empty,
        span.GetProperty("name").GetString()!,
        span.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) ? code.GetInt32() : 0,
        Attributes(span),
        [.. Each(span, "links").Select(link => link.GetProperty("traceId").GetString()!)]);

    private static IEnumerable<ExportedPoint> PointsOf(JsonElement metric)
    {
        var name = metric.GetProperty("name").GetString()!;
        foreach (var kind in new[] { "gauge", "sum", "histogram" }.Where(kind => metric.TryGetProperty(kind, out _)))
        {
            foreach (var point in Each(metric.GetProperty(kind), "dataPoints"))
            {
                var value = point.TryGetProperty("asInt", out var whole) ? long.Parse(whole.GetString()!, CultureInfo.InvariantCulture)
                    : point.TryGetProperty("asDouble", out var real) || point.TryGetProperty("sum", out real) ? real.GetDouble()
                    : 0;
                yield return new ExportedPoint(
                    name, Attributes(point), value, point.TryGetProperty("count", out var count) ? long.Parse(count.GetString()!, CultureInfo.InvariantCulture) : 0);
            }
        }
    }

    private static Dictionary<string, string> Attributes(JsonElement of)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Each(of, "attributes"))
        {
            read[pair.GetProperty("key").GetString()!] = pair.TryGetProperty("value", out var value) ? Text(value) : string.Empty;
        }

        return read;
    }

    private static string Text(JsonElement value) => value.EnumerateObject().FirstOrDefault().Value.ToString();

    private static JsonElement[] Each(JsonElement of, string name) => of.TryGetProperty(name, out var many) ? [.. many.EnumerateArray()] : [];
}
