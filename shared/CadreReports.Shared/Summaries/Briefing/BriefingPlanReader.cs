using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Loading;
using CadreReports.Charts;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>Reads <c>briefing.json</c> strictly: what nobody knows is refused with its place, not ignored.</summary>
internal sealed class BriefingPlanReader(CatalogueSet catalogues)
{
    private const string File = BriefingPlan.FileName;

    /// <inheritdoc cref="BriefingPlan.Load(Stream, CatalogueSet)"/>
    public BriefingPlan Read(Stream json)
    {
        PlanShape shape;
        try
        {
            shape = JsonSerializer.Deserialize<PlanShape>(json, DataFiles.Strict) ?? throw Wrong("$", "the file holds null");
        }
        catch (JsonException e)
        {
            throw new CatalogueException(File, e.Path ?? "$", e.Message, e);
        }

        return new BriefingPlan(
            Each(shape.Groups, "$.groups", Group),
            Each(shape.Standing, "$.standing", Sentence),
            Each(shape.Results, "$.results", Sentence),
            Each(shape.Documents, "$.documents", Sentence),
            Each(shape.Limitations, "$.limitations", Sentence),
            Each(shape.Questions, "$.questions", Sentence),
            Each(shape.Requests, "$.requests", Sentence));
    }

    private PlannedGroup Group(GroupShape shape, string path) => new(
        shape.Title,
        Each(shape.Sentences, $"{path}.sentences", Sentence),
        shape.Table.Caption,
        Each(shape.Table.Columns, $"{path}.table.columns", Column),
        shape.Chart is { } chart ? Chart(chart, $"{path}.chart") : null);

    private PlannedSentence Sentence(SentenceShape shape, string path)
    {
        if (shape.Half is not (null or 1 or 2))
            throw Wrong($"{path}.half", "a year has the halves 1 and 2");

        return Checked($"{path}.text", () =>
        {
            var template = SentenceTemplate.Parse(shape.Text);
            foreach (var place in template.Places)
                PlaceKinds.Check(place, catalogues);
            if (!template.Places.Any())
                throw new FormatException("the sentence has no place, so it would be said whatever the figures are");
            if (!shape.Text.EndsWith('.'))
                throw new FormatException("the sentence does not end with a full stop");
            return new PlannedSentence(template, shape.Half);
        });
    }

    private PlannedColumn Column(ColumnShape shape, string path) => (shape.Figure, shape.Ratio) switch
    {
        ({ } figure, null) => new PlannedColumn(shape.Name, Figure(figure, $"{path}.figure"), null),
        (null, { } ratio) => new PlannedColumn(shape.Name, null, Checked($"{path}.ratio", () => PlaceKinds.Ratio(ratio).Id)),
        _ => throw Wrong(path, "it names either a figure or a ratio"),
    };

    private PlannedChart Chart(ChartShape shape, string path)
    {
        var columns = Each(shape.Columns ?? [], $"{path}.columns", Column);
        var categories = Each(shape.Categories ?? [], $"{path}.categories", (c, at) => new PlannedCategory(c.Name, Each(c.Figures, $"{at}.figures", Figure)));
        var names = shape.Series ?? [];
        if ((columns.Count > 0) == (categories.Count > 0))
            throw Wrong(path, "it has either columns (by province) or categories (over the region)");
        if (columns.Select(c => c.Figure is null).Distinct().Count() > 1)
            throw Wrong($"{path}.columns", "figures and ratios do not go into one chart");
        for (var i = 0; i < categories.Count; i++)
        {
            if (categories[i].Figures.Count != names.Count)
                throw Wrong(FormattableString.Invariant($"{path}.categories[{i}].figures"), FormattableString.Invariant($"the chart has {names.Count} series"));
        }

        return shape.Mark is null or { Count: 2 }
            ? new PlannedChart(shape.Kind, shape.Caption, columns, names, categories, shape.Mark)
            : throw Wrong($"{path}.mark", "it has one value for each half of the year");
    }

    private FigureRef Figure(string text, string path) => Checked(path, () => PlaceKinds.Figure(text, catalogues));

    private static List<TResult> Each<TShape, TResult>(IReadOnlyList<TShape> shapes, string path, Func<TShape, string, TResult> read) =>
        [.. shapes.Select((shape, i) => read(shape, FormattableString.Invariant($"{path}[{i}]")))];

    private static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new CatalogueException(File, path, e.Message, e);
        }
    }

    private static CatalogueException Wrong(string path, string problem) => new(File, path, problem);

    private sealed record PlanShape(
        IReadOnlyList<SentenceShape> Standing,
        IReadOnlyList<GroupShape> Groups,
        IReadOnlyList<SentenceShape> Results,
        IReadOnlyList<SentenceShape> Documents,
        IReadOnlyList<SentenceShape> Limitations,
        IReadOnlyList<SentenceShape> Questions,
        IReadOnlyList<SentenceShape> Requests);

    private sealed record SentenceShape(string Text, int? Half = null);

    private sealed record GroupShape(string Title, IReadOnlyList<SentenceShape> Sentences, TableShape Table, ChartShape? Chart = null);

    private sealed record TableShape(string Caption, IReadOnlyList<ColumnShape> Columns);

    private sealed record ColumnShape(string Name, string? Figure = null, string? Ratio = null);

    private sealed record ChartShape(
        ChartKind Kind,
        string Caption,
        IReadOnlyList<ColumnShape>? Columns = null,
        IReadOnlyList<string>? Series = null,
        IReadOnlyList<CategoryShape>? Categories = null,
        IReadOnlyList<double>? Mark = null);

    private sealed record CategoryShape(string Name, IReadOnlyList<string> Figures);
}
