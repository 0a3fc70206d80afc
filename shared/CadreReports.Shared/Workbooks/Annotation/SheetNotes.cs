using System.Globalization;
using System.Xml.Linq;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Annotation;

/// <summary>
/// The notes of one sheet: those of an earlier annotation go, those of others stay, and every cell in question gets one. A
/// cell has one note only, so where somebody else wrote one, the messages follow below it.
/// </summary>
internal sealed class SheetNotes
{
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

    private readonly CopiedPackage copy;
    private readonly string sheet;
    private readonly SheetSurvey survey;
    private readonly Dialect dialect;

    /// <param name="copy">The package.</param>
    /// <param name="sheet">The sheet's part.</param>
    /// <param name="survey">What was read of the sheet.</param>
    public SheetNotes(CopiedPackage copy, string sheet, SheetSurvey survey)
    {
        (this.copy, this.sheet, this.survey) = (copy, sheet, survey);
        dialect = survey.Dialect;
    }

    /// <summary>Brings the notes up to date.</summary>
    /// <param name="asked">The cells in question.</param>
    /// <returns>The relationship that the sheet has to name for its notes to show, or null when it names it already.</returns>
    public string? Renew(IReadOnlyList<CellQuestion> asked)
    {
        var part = copy.Related(sheet, "comments");
        if (part is null && asked.Count == 0)
        {
            return null;
        }

        var root = part is null ? AddPart() : copy.Xml(part).Root!;
        var list = Child(root, "commentList");
        var gone = TakeOutEarlier(list);
        if (asked.Count == 0 && gone.Count == 0)
        {
            return null;
        }

        var author = asked.Count > 0 ? Author(root) : 0;
        var byCell = list.Elements().GroupBy(c => (string?)c.Attribute("ref"), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key ?? "", g => g.First(), StringComparer.OrdinalIgnoreCase);
        var threaded = false;
        foreach (var question in asked)
        {
            var address = CellAddress.Format(question.Row, question.Column);
            if (byCell.TryGetValue(address, out var comment))
            {
                threaded |= IsThreaded(root, comment);
                var text = Child(comment, "text");
                MakeRuns(text);
                text.Add(Runs(question, follows: true));
            }
            else
            {
                list.Add(dialect.Element(
                    "comment",
                    new XAttribute("ref", address),
                    new XAttribute("authorId", author),
                    dialect.Element("text", Runs(question, follows: false))));
            }
        }

        if (threaded && copy.Related(sheet, "threadedComment") is { } threads)
        {
            // Where a thread is shown, the note under it is not; the note holds the thread's text as well.
            copy.Unrelate(sheet, threads);
            copy.Remove(threads);
        }

        var texts = new Dictionary<(int Row, int Column), string>();
        foreach (var comment in list.Elements())
        {
            if (CellAddress.TryParse((string?)comment.Attribute("ref"), out var row, out var column))
            {
                texts.TryAdd((row, column), TextOf(comment));
            }
        }

        return NoteShapes.Renew(copy, sheet, survey, texts, [.. gone.Where(cell => !texts.ContainsKey(cell))]);
    }

    /// <summary>A note that stands in for a thread has an author that names it.</summary>
    private static bool IsThreaded(XElement root, XElement comment) =>
        int.TryParse((string?)comment.Attribute("authorId"), NumberStyles.None, CultureInfo.InvariantCulture, out var author) &&
        root.Elements().Where(e => e.Name.LocalName == "authors").Elements().ElementAtOrDefault(author)?.Value.StartsWith("tc=", StringComparison.Ordinal) == true;

    private XElement AddPart()
    {
        var root = dialect.Element("comments", dialect.Element("authors"), dialect.Element("commentList"));
        var document = new XDocument(root);
        var part = copy.FreeName("xl/comments", ".xml");
        copy.Add(part, CommentsType, output => PartMarkup.Save(document, output));
        copy.Relate(sheet, "comments", part, dialect);
        return root;
    }

    /// <summary>Takes the messages of an earlier annotation out.</summary>
    /// <returns>The cells that have no note left.</returns>
    private static List<(int Row, int Column)> TakeOutEarlier(XElement list)
    {
        var gone = new List<(int Row, int Column)>();
        foreach (var comment in list.Elements().ToList())
        {
            var start = TextOf(comment).IndexOf(AnnotationTexts.NoteTitle, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            Cut(comment, start);
            if (TextOf(comment).Trim().Length == 0)
            {
                comment.Remove();
                if (CellAddress.TryParse((string?)comment.Attribute("ref"), out var row, out var column))
                {
                    gone.Add((row, column));
                }
            }
        }

        return gone;
    }

    private static void Cut(XElement comment, int length)
    {
        foreach (var text in Texts(comment).ToList())
        {
            var kept = Math.Min(text.Value.Length, length);
            length -= kept;
            if (kept == 0)
            {
                (text.Parent!.Name.LocalName == "r" ? text.Parent : text).Remove();
            }
            else
            {
                text.Value = length == 0 ? text.Value[..kept].TrimEnd('\n') : text.Value[..kept];
            }
        }
    }

    private static string TextOf(XElement comment) => string.Concat(Texts(comment).Select(t => t.Value));

    private static IEnumerable<XElement> Texts(XElement comment) => comment.Elements().Where(e => e.Name.LocalName == "text")
        .Descendants().Where(t => t.Name.LocalName == "t" && t.Parent!.Name.LocalName is "text" or "r");

    /// <summary>Where the text stands plain, it becomes a run, so that others can follow.</summary>
    private void MakeRuns(XElement text)
    {
        foreach (var plain in text.Elements(dialect.Main + "t").ToList())
        {
            plain.ReplaceWith(dialect.Element("r", new XElement(plain)));
        }
    }

    private IEnumerable<XElement> Runs(CellQuestion question, bool follows)
    {
        yield return Run($"{(follows ? "\n" : string.Empty)}{AnnotationTexts.NoteTitle} {SeverityLook.Name(question.Severity)}\n", bold: true);
        yield return Run(string.Join('\n', question.Findings.Select(f => $"{f.RuleId}: {f.Message}")), bold: false);
    }

    private XElement Run(string text, bool bold) => dialect.Element(
        "r",
        dialect.Element(
            "rPr",
            bold ? dialect.Element("b") : null,
            dialect.Element("sz", new XAttribute("val", NoteShapes.FontSize.ToString(CultureInfo.InvariantCulture))),
            dialect.Element("rFont", new XAttribute("val", "Tahoma")),
            dialect.Element("family", new XAttribute("val", 2))),
        SheetText.Element(dialect, text));

    private int Author(XElement root)
    {
        var authors = Child(root, "authors");
        var known = authors.Elements().ToList();
        var index = known.FindIndex(a => string.Equals(a.Value, AnnotationTexts.Author, StringComparison.Ordinal));
        if (index < 0)
        {
            authors.Add(dialect.Element("author", AnnotationTexts.Author));
        }

        return index < 0 ? known.Count : index;
    }

    private XElement Child(XElement parent, string name)
    {
        var child = parent.Element(dialect.Main + name);
        if (child is null)
        {
            child = dialect.Element(name);
            if (name == "authors")
            {
                parent.AddFirst(child);
            }
            else
            {
                parent.Add(child);
            }
        }

        return child;
    }
}
