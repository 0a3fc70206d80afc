using CadreReports.Status;
using CadreReports.Submissions;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>Shows where the provinces stand as a table in the terminal.</summary>
public static class StatusTable
{
    public static void Write(IAnsiConsole console, StatusBoard board)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns(LocalTexts.Code, LocalTexts.Province, LocalTexts.State);
        foreach (var heading in (string[])[LocalTexts.Version, LocalTexts.Errors, LocalTexts.Queries, LocalTexts.Facts])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (var province in board.Provinces)
        {
            var state = SubmissionStateName.Parse(province.Status);
            table.AddRow(
                Markup.Escape(province.Code),
                Markup.Escape(province.Name),
                $"[{ColourOf(state)}]{Markup.Escape(SubmissionStateName.Vietnamese(state))}[/]",
                province.Version?.ToString(Texts.Vietnamese) ?? "–",
                province.Errors.ToString("N0", Texts.Vietnamese),
                Queries(province),
                province.Facts.ToString("N0", Texts.Vietnamese));
        }

        console.Write(table);
        var accepted = board.Provinces.Count(p => p.Accepted is not null);
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{string.Format(Texts.Vietnamese, LocalTexts.Counted, accepted, board.Provinces.Count)}");
    }

    /// <summary>Those that wait; where all are explained, how many there were.</summary>
    private static string Queries(ProvinceStatus province) => province is { OpenQueries: 0, Queries: > 0 }
        ? string.Format(Texts.Vietnamese, LocalTexts.Explained, province.Queries)
        : province.OpenQueries.ToString("N0", Texts.Vietnamese);

    private static string ColourOf(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => "green",
        SubmissionState.Rejected => "red",
        SubmissionState.Missing => "grey",
        _ => "yellow",
    };
}
