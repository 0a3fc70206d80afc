using System.Text.Json;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Queries;

namespace CadreReports.Summaries.Exports;

/// <summary>The part of <see cref="SummaryJson"/> that holds what provinces wrote, and when.</summary>
internal static class JsonWords
{
    public static void Write(Utf8JsonWriter json, RegionalSummary summary)
    {
        json.Array("queries", summary.Queries, static (json, query) =>
        {
            json.WriteString("province", query.Province.Code);
            json.WriteNumber("open", query.Open);
            json.Array("findings", query.Findings, WriteFinding);
        });
        json.Array("questions", summary.Questions, static (json, asked) =>
        {
            json.WriteString("province", asked.Province.Code);
            json.WriteNumber("open", asked.Open);
            json.Array("questions", asked.Questions, WriteQuestion);
        });
        json.Array("lists", summary.Lists, static (json, list) =>
        {
            json.WriteString("form", list.Form.Code);
            json.WriteString("title", list.Form.Title);
            json.Array("sections", list.Sections, WriteSection);
        });
        json.Array("limitations", summary.Limitations, static (json, limitations) =>
        {
            json.WriteString("province", limitations.Province.Code);
            json.Array("items", limitations.Items, WriteLimitation);
        });
        json.Array("timeline", summary.Timeline, static (json, day) =>
        {
            json.Day("day", day.Day);
            json.WriteNumber("accepted", day.Accepted);
            json.WriteNumber("total", day.Total);
        });
        json.Flush();
    }

    private static void WriteFinding(Utf8JsonWriter json, AskedFinding asked)
    {
        json.WriteNumber("version", asked.Version);
        json.WriteString("id", asked.Finding.Id);
        json.WriteString("rule", asked.Finding.RuleId);
        json.WriteString("message", asked.Finding.Message);
        json.Array("cells", asked.Finding.Cells, static (json, cell) =>
        {
            json.WriteString("sheet", cell.Sheet);
            json.WriteString("cell", cell.Address);
            json.WriteString("form", cell.Form);
            json.WriteString("row", cell.Row);
            json.WriteString("column", cell.Column);
            json.NumberOrNull("figure", cell.Figure);
        });
        WriteThread(json, asked.Thread);
    }

    private static void WriteQuestion(Utf8JsonWriter json, Question question)
    {
        json.WriteString("id", question.Id);
        json.WriteNumber("version", question.Asked.Version);
        json.WriteString("ratio", question.Asked.Ratio);
        json.WriteString("text", question.Asked.Text);
        json.Moment("at", question.Asked.At);
        WriteThread(json, question.Thread);
    }

    private static void WriteThread(Utf8JsonWriter json, FindingThread thread)
    {
        json.Word("state", thread.State);
        json.Array("answers", thread.Answers, WriteSaid);
        json.Array("marks", thread.Marks, WriteSaid);
    }

    /// <summary>Who said it is no business of the readers: it was the province, or the centre.</summary>
    private static void WriteSaid(Utf8JsonWriter json, LogEntry entry)
    {
        json.WriteNumber("number", entry.Number);
        json.Moment("at", entry.At);
        json.WriteString("text", entry.Text);
    }

    private static void WriteSection(Utf8JsonWriter json, SectionSummary section)
    {
        json.WriteString("prefix", section.Section.Prefix);
        json.WriteString("title", section.Section.Title);
        json.Array("provinces", section.Provinces, static (json, lines) =>
        {
            json.WriteString("province", lines.Province.Code);
            json.Array("lines", lines.Lines, WriteLine);
        });
        json.Flush();
    }

    private static void WriteLine(Utf8JsonWriter json, TextLine line)
    {
        json.WriteString("code", line.Code);
        json.WriteString("sheet", line.Sheet);
        json.WriteNumber("sheetRow", line.SheetRow);
        json.Object("values", () =>
        {
            foreach (var (column, text) in line.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                json.WriteString(column, text);
            }
        });
    }

    private static void WriteLimitation(Utf8JsonWriter json, Limitation limitation)
    {
        json.WriteString("text", limitation.Text);
        json.Word("state", limitation.State);
        json.WriteString("since", limitation.Since.ToString());
        json.WriteNumber("periods", limitation.Periods);
        json.WriteString("line", limitation.Line?.Code);
    }
}
