using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>A numbered line of a list form.</summary>
/// <param name="Code">In column A, such as <c>D03</c>.</param>
/// <param name="Row">Its row in the sheet.</param>
internal readonly record struct LinePlace(string Code, int Row);

/// <summary>A section of a list form in the sheet.</summary>
/// <param name="Section">The section.</param>
/// <param name="TitleRow">The row of its heading, 0 when it has none.</param>
/// <param name="Lines">Its numbered lines.</param>
internal sealed record SectionPlace(ListSection Section, int TitleRow, IReadOnlyList<LinePlace> Lines);

/// <summary>Where the template puts the cells of a list form; rows and columns of the sheet count from 1.</summary>
internal sealed class ListLayout
{
    public const int CodeColumn = 1;
    public const int FirstMeasureColumn = 2;

    public ListLayout(Form form)
    {
        Form = form;
        Head = new SheetHead(form);
        var next = Head.CodeRow + 1;
        var sections = new List<SectionPlace>();
        foreach (var section in form.Sections)
        {
            var title = section.Title is { Length: > 0 } ? next++ : 0;
            var lines = new LinePlace[section.Lines];
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = new(section.CodeOf(i + 1), next++);
            }

            sections.Add(new(section, title, lines));
        }

        Sections = sections;
        LastRow = next - 1;
    }

    public Form Form { get; }

    public SheetHead Head { get; }

    public IReadOnlyList<SectionPlace> Sections { get; }

    public int LastRow { get; }

    public int CheckColumn => FirstMeasureColumn + Form.Measures.Count;

    public int ExplanationColumn => CheckColumn + 1;

    public static int ColumnOf(int measure) => FirstMeasureColumn + measure;
}
