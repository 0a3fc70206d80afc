using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>What the places of sentences may ask, and of what.</summary>
internal static class PlaceKinds
{
    public const string Below = "below";
    public const string AtLeast = "atLeast";

    private enum Argument
    {
        Figure,
        Ratio,
        Side,
        Number,
    }

    private static readonly Dictionary<string, Argument[]> Kinds = new(StringComparer.Ordinal)
    {
        ["n"] = [Argument.Figure],
        ["some"] = [Argument.Figure],
        ["change"] = [Argument.Figure],
        ["share"] = [Argument.Figure, Argument.Figure],
        ["most"] = [Argument.Figure, Argument.Number],
        ["ratio"] = [Argument.Ratio],
        ["points"] = [Argument.Ratio],
        ["highest"] = [Argument.Ratio, Argument.Number],
        ["lowest"] = [Argument.Ratio, Argument.Number],
        ["count"] = [Argument.Ratio, Argument.Side, Argument.Number],
        ["list"] = [Argument.Ratio, Argument.Side, Argument.Number],
    };

    /// <summary>Checks that a place asks for something that there is.</summary>
    /// <exception cref="FormatException">It does not; the message says what is wrong.</exception>
    public static void Check(Place place, CatalogueSet catalogues)
    {
        if (!Kinds.TryGetValue(place.Name, out var arguments))
        {
            if (!SummaryWords.Names.Contains(place.Name))
                throw new FormatException($"{place}: '{place.Name}' is not one of {string.Join(", ", Kinds.Keys.Concat(SummaryWords.Names).Order(StringComparer.Ordinal))}");
            arguments = [];
        }

        if (place.Arguments.Count != arguments.Length)
            throw new FormatException(FormattableString.Invariant($"{place}: it takes {arguments.Length} arguments and not {place.Arguments.Count}"));
        if (place.Unit is not null && place.Name != "change")
            throw new FormatException($"{place}: only a change has a unit");
        foreach (var (text, argument) in place.Arguments.Zip(arguments))
            Check(place, text, argument, catalogues);
    }

    /// <summary>Reads <c>BM01.02.total</c>.</summary>
    /// <exception cref="FormatException">It is not of that form, or no catalogue version has it.</exception>
    public static FigureRef Figure(string text, CatalogueSet catalogues)
    {
        var figure = Figure(text);
        return catalogues.Versions.Any(v => Has(v, figure)) ? figure : throw new FormatException($"no catalogue version has the figure {text}");
    }

    /// <exception cref="FormatException">It is not of the form <c>BM01.02.total</c>.</exception>
    public static FigureRef Figure(string text) => text.Split('.') is [var form, var row, var column]
        ? new FigureRef(form, row, column)
        : throw new FormatException($"'{text}' is not a figure such as BM01.02.total");

    /// <exception cref="FormatException">There is no such ratio.</exception>
    public static Ratio Ratio(string id) => Ratios.Ratio.All.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal))
        ?? throw new FormatException($"'{id}' is not one of the ratios {string.Join(", ", Ratios.Ratio.All.Select(r => r.Id))}");

    private static void Check(Place place, string text, Argument argument, CatalogueSet catalogues)
    {
        try
        {
            switch (argument)
            {
                case Argument.Figure:
                    Figure(text, catalogues);
                    break;
                case Argument.Ratio:
                    Ratio(text);
                    break;
                case Argument.Side when text is not (Below or AtLeast):
                    throw new FormatException($"'{text}' is neither {Below} nor {AtLeast}");
                case Argument.Number when !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0:
                    throw new FormatException($"'{text}' is not a whole number above zero");
                default:
                    break;
            }
        }
        catch (FormatException e)
        {
            throw new FormatException($"{place}: {e.Message}", e);
        }
    }

    private static bool Has(CatalogueVersion version, FigureRef figure) =>
        version.Form(figure.Form) is { } form && form.RowIndex(figure.Row) is >= 0 and var row &&
        form.ColumnIndex(figure.Column) is >= 0 and var column && form.Indicators[row].Measures.Contains(column);
}
