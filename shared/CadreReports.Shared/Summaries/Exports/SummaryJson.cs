using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Exports;

/// <summary>A regional summary for programs: the whole model as JSON.</summary>
/// <remarks>
/// One object, names in camel case, in this order:
/// <list type="bullet">
/// <item><c>schema</c> (<see cref="Schema"/>) and <c>schemaVersion</c> (<see cref="SchemaVersion"/>, raised when something is
/// renamed or removed);</item>
/// <item><c>edition</c>: revision, key, asOf (the newest event in it, null while nothing has arrived);</item>
/// <item><c>period</c>, <c>scope</c> (code, name, extent: region, several or country), <c>catalogue</c>;</item>
/// <item><c>counts</c>: expected, in, missing, onTime, withinGrace, afterGrace;</item>
/// <item><c>provinces</c>: standing, version, SHA-256, what it is compared with;</item>
/// <item><c>forms</c> → <c>figures</c>: figure (<c>BM01.01.total</c>), names, unit, time (stock, flow, annual), total, from (how
/// many provinces the total comes from), values by province code, and previous and lastYear: the change over the provinces
/// that have both, and then values by province code; null where nothing can be compared;</item>
/// <item><c>keyFigures</c>: name and figure;</item>
/// <item><c>ratios</c>: total, median, change and ranked places; <c>outliers</c>: places that stand apart, the
/// question that may be asked about each (proposed), and the id of the one that was (question, else null);</item>
/// <item><c>queries</c>: by province, what asks for an explanation and what was said; <c>questions</c>: by province,
/// what the centre asked beyond that, about which ratio or null, and what was answered; <c>lists</c>: forms → sections →
/// provinces → lines; <c>limitations</c>: by province; <c>timeline</c>: arrivals by day;</item>
/// <item><c>sources</c>: by province and version, the sheet and cell of every figure.</item>
/// </list>
/// Numbers of things are whole; per cents and scores are rounded to six places. What is not known is null, never zero.
/// Moments are UTC, days are <c>yyyy-MM-dd</c> in Vietnam.
/// </remarks>
public static class SummaryJson
{
    /// <summary>Counts the changes to what the file looks like; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 2;

    /// <summary>What kind of file it says it is.</summary>
    public const string Schema = "cadre-reports/summary";

    /// <summary>Raised when something is renamed or removed; additions do not count.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true, NewLine = "\n" };

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var summary = edition.Summary;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteNumber("schemaVersion", SchemaVersion);
        WriteHead(json, edition);
        json.Array("provinces", summary.Standings, WriteStanding);
        JsonFigures.Write(json, summary);
        JsonWords.Write(json, summary);
        json.Array("sources", summary.Standings.Where(s => s.IsIn), WriteSources);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, SummaryEdition edition)
    {
        var summary = edition.Summary;
        json.Object("edition", () =>
        {
            json.WriteNumber("revision", edition.Revision);
            json.WriteString("key", edition.Key);
            json.Moment("asOf", summary.AsOf);
        });
        json.Object("period", () =>
        {
            json.WriteString("id", summary.Period.Id.ToString());
            json.WriteString("name", summary.Period.Name);
            json.Day("cutOff", summary.Period.CutOff);
            json.Moment("due", summary.Period.Due);
            json.WriteNumber("graceDays", summary.Period.GraceDays);
            json.ObjectOrNull("conference", summary.Period.Conference, conference =>
            {
                json.Day("date", conference.Date);
                json.WriteString("place", conference.Place);
            });
        });
        json.Object("scope", () =>
        {
            json.WriteString("code", summary.Region.Code);
            json.WriteString("name", summary.Region.Name);
            json.Word("extent", summary.Region.Extent);
        });
        json.Object("catalogue", () =>
        {
            json.WriteString("version", summary.Version.Version);
            json.WriteNumber("revision", summary.Version.Revision);
        });
        json.Object("counts", () =>
        {
            json.WriteNumber("expected", summary.Counts.Expected);
            json.WriteNumber("in", summary.Counts.In);
            json.WriteNumber("missing", summary.Counts.Missing);
            json.WriteNumber("onTime", summary.Counts.OnTime);
            json.WriteNumber("withinGrace", summary.Counts.WithinGrace);
            json.WriteNumber("afterGrace", summary.Counts.AfterGrace);
        });
    }

    private static void WriteStanding(Utf8JsonWriter json, ProvinceStanding standing)
    {
        var report = standing.Report;
        json.WriteString("code", report.Province.Code);
        json.WriteString("name", report.Province.Name);
        json.WriteBoolean("isCity", report.Province.IsCity);
        json.WriteString("state", SubmissionStateName.Of(report.State));
        json.WriteBoolean("in", report.IsIn);
        json.NumberOrNull("version", report.CurrentVersion);
        json.Moment("receivedAt", report.CurrentReceivedAt);
        json.WriteString("sha256", report.Sha256);
        json.Word("timeliness", standing.Timeliness);
        json.NumberOrNull("daysLate", standing.DaysLate);
        if (standing.ExtendedDue is { } due)
        {
            json.Moment("extendedDue", due);
        }

        json.Moment("judgedAt", report.JudgedAt);
        json.NumberOrNull("latestVersion", report.LatestVersion);
        json.Moment("latestReceivedAt", report.LatestReceivedAt);
        json.WriteNumber("uploads", report.Uploads);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("openQueries", report.Queries);
        json.WriteString("reason", report.Reason);
        json.WriteString("basis", report.Basis);
        foreach (var (name, earlier) in new[] { ("previous", report.Previous), ("lastYear", report.LastYear) })
        {
            json.ObjectOrNull(name, earlier, found =>
            {
                json.WriteString("period", found.Period.ToString());
                json.Texts("provinces", found.Provinces.Select(p => p.Code));
            });
        }
    }

    private static void WriteSources(Utf8JsonWriter json, ProvinceStanding standing)
    {
        json.WriteString("province", standing.Province.Code);
        json.NumberOrNull("version", standing.Report.CurrentVersion);
        json.Moment("receivedAt", standing.Report.CurrentReceivedAt);
        json.WriteString("sha256", standing.Report.Sha256);
        json.Array("figures", FigureSource.Of(standing.Report), static (json, source) =>
        {
            json.WriteString("figure", source.Figure.ToString());
            json.WriteNumber("value", source.Value);
            json.WriteString("sheet", source.Sheet);
            json.WriteString("cell", source.Cell);
        });
        json.Flush();
    }
}
