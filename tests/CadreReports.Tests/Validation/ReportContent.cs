using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Validation;

/// <summary>What the reader would give for a workbook with these figures: rows from 8, columns from D.</summary>
internal sealed class ReportContent
{
    private const int FirstRow = 8;
    private const int FirstColumn = 4;

    private readonly List<FormContent> forms = [];

    private ReportContent(CatalogueVersion version, long? everywhere)
    {
        Version = version;
        foreach (var form in version.Forms)
        {
            var content = new FormContent(form, form.Code);
            for (var column = 0; column < form.Measures.Count; column++)
            {
                content.LocateColumn(column, FirstColumn + column);
            }

            for (var row = 0; row < form.Indicators.Count; row++)
            {
                content.Locate(row, FirstRow + row);
                foreach (var column in form.Indicators[row].Measures)
                {
                    content[row, column] = everywhere;
                }
            }

            forms.Add(content);
        }
    }

    /// <summary>Every cell says 0, so nothing is wrong.</summary>
    public static ReportContent Zeros(CatalogueVersion version) => new(version, 0);

    public static ReportContent Blank(CatalogueVersion version) => new(version, null);

    public CatalogueVersion Version { get; }

    public WorkbookContent Content => new(new WorkbookIdentity(null, null, null, null), new Dictionary<string, CoverEntry>(), forms, []);

    public ReportContent Set(FigureRef figure, long? value)
    {
        var content = Form(figure.Form);
        content[content.Form.RowIndex(figure.Row), content.Form.ColumnIndex(figure.Column)] = value;
        return this;
    }

    /// <summary>The same figures as those of an earlier, accepted report.</summary>
    public EarlierReport Earlier(PeriodId period, params Province[] provinces) => new(
        period,
        Version,
        provinces.Length > 0 ? provinces : [CatalogueSet.Load().Provinces[0]],
        forms.Where(f => !f.Form.IsList && f.Form.IsCollectedIn(period))
            .SelectMany(f => f.Form.Indicators.SelectMany((i, row) => i.Measures.Select(m => (Figure: f.Form.Figure(row, m), Value: f[row, m]))))
            .Where(p => p.Value is not null)
            .ToDictionary(p => p.Figure, p => p.Value!.Value));

    /// <summary>Fills figures of a row, in column order; the row is named <c>BM02.01</c>.</summary>
    public ReportContent Row(string row, params long?[] values)
    {
        var content = Form(row[..4]);
        var index = content.Form.RowIndex(row[5..]);
        for (var i = 0; i < values.Length; i++)
        {
            content[index, content.Form.Indicators[index].Measures[i]] = values[i];
        }

        return this;
    }

    public ReportContent WithoutSheet(string form)
    {
        forms.Remove(Form(form));
        return this;
    }

    public FormContent Form(string code) => forms.Single(f => f.Form.Code == code);

    public CellReference Cell(FigureRef figure)
    {
        var content = Form(figure.Form);
        return content.Cell(content.Form.RowIndex(figure.Row), content.Form.ColumnIndex(figure.Column));
    }
}
