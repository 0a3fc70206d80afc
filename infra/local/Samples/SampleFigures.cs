using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>The typed figures of one workbook.</summary>
internal sealed class SampleFigures
{
    private readonly Dictionary<FigureRef, long> values = [];

    public IReadOnlyDictionary<FigureRef, long> Values => values;

    public long this[string form, string row, string column]
    {
        get => values[new(form, row, column)];
        set => values[new(form, row, column)] = Math.Max(0, value);
    }

    /// <summary>Sets the figures of successive rows in one column, the first row's number given.</summary>
    public void Down(string form, int firstRow, string column, params ReadOnlySpan<long> figures)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            this[form, Row(firstRow + i), column] = figures[i];
        }
    }

    public static string Row(int number) => number.ToString("00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same figures with other district agencies, which need not add up.</summary>
    public SampleFigures WithDistrictAgencies(long total, long party, long government, long service)
    {
        var copy = new SampleFigures();
        foreach (var (figure, value) in values)
        {
            copy.values[figure] = value;
        }

        copy["BM02", "02", "total"] = total;
        copy["BM02", "02", "party"] = party;
        copy["BM02", "02", "government"] = government;
        copy["BM02", "02", "service"] = service;
        return copy;
    }
}
