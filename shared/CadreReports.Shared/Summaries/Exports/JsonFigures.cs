using System.Text.Json;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Exports;

/// <summary>The part of <see cref="SummaryJson"/> that holds figures and what is reckoned from them.</summary>
internal static class JsonFigures
{
    public static void Write(Utf8JsonWriter json, RegionalSummary summary)
    {
        json.Array("forms", summary.Forms, (_, form) =>
        {
            json.WriteString("code", form.Form.Code);
            json.WriteString("title", form.Form.Title);
            json.Array("figures", form.Figures, (_, figure) => WriteFigure(json, summary, figure));
            json.Flush();
        });
        json.Array("keyFigures", KeyFigures.All.Where(k => summary.Figure(k.Figure) is not null), static (json, key) =>
        {
            json.WriteString("name", key.Name);
            json.WriteString("figure", key.Figure.ToString());
        });
        json.Array("ratios", summary.Ratios, WriteRatio);
        json.Array("outliers", summary.Outliers, (_, outlier) =>
        {
            json.WriteString("ratio", outlier.Ratio.Id);
            json.WriteString("province", outlier.Place.Province.Code);
            json.Rounded("percent", outlier.Place.Value.Percent);
            json.Rounded("median", outlier.Median);
            json.Rounded("deviation", outlier.Deviation);
            json.Rounded("score", outlier.Score);
            json.WriteString("question", OutlierQuestion.Text(summary, outlier));
        });
    }

    private static void WriteFigure(Utf8JsonWriter json, RegionalSummary summary, FigureSummary figure)
    {
        json.WriteString("figure", figure.Ref.ToString());
        json.WriteString("row", figure.Ref.Row);
        json.WriteString("rowName", figure.Indicator.Name);
        json.WriteString("column", figure.Ref.Column);
        json.WriteString("columnName", figure.Measure.Name);
        json.WriteString("unit", figure.Indicator.Unit);
        json.Word("time", figure.Indicator.Time);
        json.NumberOrNull("total", figure.Total);
        json.WriteNumber("from", figure.From);
        WriteValues(json, summary, figure.ByProvince);
        foreach (var (name, then) in new[] { ("previous", figure.Previous), ("lastYear", figure.LastYear) })
        {
            json.ObjectOrNull(name, then, found =>
            {
                json.WriteString("period", found.Change.Against.ToString());
                json.WriteNumber("from", found.Change.From);
                json.WriteNumber("of", found.Change.Of);
                json.WriteNumber("then", found.Change.Then);
                json.WriteNumber("now", found.Change.Now);
                json.WriteNumber("difference", found.Change.Difference);
                json.Rounded("percent", found.Change.Percent);
                WriteValues(json, summary, found.ByProvince);
            });
        }
    }

    private static void WriteValues(Utf8JsonWriter json, RegionalSummary summary, IReadOnlyList<long?> values) => json.Object("values", () =>
    {
        for (var i = 0; i < values.Count; i++)
        {
            json.NumberOrNull(summary.Standings[i].Province.Code, values[i]);
        }
    });

    private static void WriteRatio(Utf8JsonWriter json, RatioSummary ratio)
    {
        json.WriteString("id", ratio.Ratio.Id);
        json.WriteString("name", ratio.Ratio.Name);
        json.Texts("numerator", ratio.Ratio.Numerator.Select(f => f.ToString()));
        json.WriteString("denominator", ratio.Ratio.Denominator.ToString());
        json.Word("order", ratio.Ratio.Order);
        json.WriteBoolean("yearToDate", ratio.Ratio.IsYearToDate);
        json.WriteBoolean("neutral", ratio.Ratio.IsNeutral);
        WriteValue(json, "total", ratio.Total);
        json.Rounded("median", ratio.Median);
        json.ObjectOrNull("change", ratio.Change, change =>
        {
            json.WriteString("period", change.Against.ToString());
            json.WriteNumber("from", change.From);
            json.WriteNumber("of", change.Of);
            WriteValue(json, "then", change.Then);
            WriteValue(json, "now", change.Now);
            json.Rounded("points", change.Points);
        });
        json.Array("places", ratio.Places, static (json, place) =>
        {
            json.WriteString("province", place.Province.Code);
            json.WriteNumber("rank", place.Rank);
            WriteValue(json, "value", place.Value);
            WriteValue(json, "earlier", place.Earlier);
        });
    }

    private static void WriteValue(Utf8JsonWriter json, string name, RatioValue? value)
    {
        if (value is not { } ratio)
        {
            json.WriteNull(name);
            return;
        }

        json.Object(name, () =>
        {
            json.WriteNumber("numerator", ratio.Numerator);
            json.WriteNumber("denominator", ratio.Denominator);
            json.Rounded("percent", ratio.Percent);
        });
    }
}
