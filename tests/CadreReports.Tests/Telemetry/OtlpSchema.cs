namespace CadreReports.Tests.Telemetry;

/// <summary>One field of a message of OTLP.</summary>
/// <param name="Name">Its name in OTLP's JSON.</param>
/// <param name="Type">A scalar's kind, or the name of a message.</param>
/// <param name="Repeated">Whether there may be several.</param>
internal sealed record OtlpField(string Name, string Type, bool Repeated);

/// <summary>The messages of OTLP (opentelemetry-proto 1.x), as far as this program sends them, by the numbers of their fields.</summary>
internal static class OtlpSchema
{
    public const string Text = "text";
    public const string Hex = "hex";
    public const string Whole = "whole";
    public const string Flag = "flag";
    public const string Fixed32 = "fixed32";
    public const string Fixed64 = "fixed64";
    public const string Real = "real";
    public const string PackedFixed64 = "packedFixed64";
    public const string PackedReal = "packedReal";

    private static readonly Dictionary<string, Dictionary<int, OtlpField>> Messages = Read(
        """
        Traces: 1 resourceSpans ResourceSpans*
        ResourceSpans: 1 resource Resource, 2 scopeSpans ScopeSpans*, 3 schemaUrl text
        ScopeSpans: 1 scope Scope, 2 spans Span*, 3 schemaUrl text
        Span: 1 traceId hex, 2 spanId hex, 3 traceState text, 4 parentSpanId hex, 5 name text, 6 kind whole, 7 startTimeUnixNano fixed64, 8 endTimeUnixNano fixed64, 9 attributes KeyValue*, 10 droppedAttributesCount whole, 11 events Event*, 12 droppedEventsCount whole, 13 links Link*, 14 droppedLinksCount whole, 15 status Status, 16 flags fixed32
        Event: 1 timeUnixNano fixed64, 2 name text, 3 attributes KeyValue*, 4 droppedAttributesCount whole
        Link: 1 traceId hex, 2 spanId hex, 3 traceState text, 4 attributes KeyValue*, 5 droppedAttributesCount whole, 6 flags fixed32
        Status: 2 message text, 3 code whole
        Metrics: 1 resourceMetrics ResourceMetrics*
        ResourceMetrics: 1 resource Resource, 2 scopeMetrics ScopeMetrics*, 3 schemaUrl text
        ScopeMetrics: 1 scope Scope, 2 metrics Metric*, 3 schemaUrl text
        Metric: 1 name text, 2 description text, 3 unit text, 5 gauge Gauge, 7 sum Sum, 9 histogram Histogram
        Gauge: 1 dataPoints Point*
        Sum: 1 dataPoints Point*, 2 aggregationTemporality whole, 3 isMonotonic flag
        Histogram: 1 dataPoints Buckets*, 2 aggregationTemporality whole
        Point: 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 asDouble real, 6 asInt fixed64, 7 attributes KeyValue*, 8 flags whole
        Buckets: 2 startTimeUnixNano fixed64, 3 timeUnixNano fixed64, 4 count fixed64, 5 sum real, 6 bucketCounts packedFixed64, 7 explicitBounds packedReal, 9 attributes KeyValue*, 10 flags whole, 11 min real, 12 max real
        Logs: 1 resourceLogs ResourceLogs*
        ResourceLogs: 1 resource Resource, 2 scopeLogs ScopeLogs*, 3 schemaUrl text
        ScopeLogs: 1 scope Scope, 2 logRecords LogRecord*, 3 schemaUrl text
        LogRecord: 1 timeUnixNano fixed64, 2 severityNumber whole, 3 severityText text, 5 body Value, 6 attributes KeyValue*, 7 droppedAttributesCount whole, 8 flags fixed32, 9 traceId hex, 10 spanId hex, 11 observedTimeUnixNano fixed64, 12 eventName text
        Resource: 1 attributes KeyValue*, 2 droppedAttributesCount whole
        Scope: 1 name text, 2 version text, 3 attributes KeyValue*
        KeyValue: 1 key text, 2 value Value
        Value: 1 stringValue text, 2 boolValue flag, 3 intValue whole, 4 doubleValue real, 5 arrayValue Values, 6 kvlistValue KeyValues, 7 bytesValue hex
        Values: 1 values Value*
        KeyValues: 1 values KeyValue*
        """);

    /// <summary>The fields of a message by their numbers; null for a type that is none.</summary>
    public static Dictionary<int, OtlpField>? Find(string type) => Messages.GetValueOrDefault(type);

    private static Dictionary<string, Dictionary<int, OtlpField>> Read(string text) => text.Split('\n')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(
            parts => parts[0],
            parts => parts[1].Split(", ").Select(field => field.Trim().Split(' ')).ToDictionary(
                field => int.Parse(field[0], System.Globalization.CultureInfo.InvariantCulture),
                field => new OtlpField(field[1], field[2].TrimEnd('*'), field[2].EndsWith('*'))),
            StringComparer.Ordinal);
}
