using System.Text;
using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// What stands in the column Kiểm tra of one row: the balances whose left figure is in the row, as a formula that Excel
/// and LibreOffice know, and as the text which that formula gives. Blank parts count as 0; a balance is silent while all
/// its figures are blank. A blank figure that is required is asked for once the sheet has any figure. A sheet that came with
/// figures known beforehand is silent until it is begun. So a sheet that was begun shows nothing exactly when its figures have
/// no error left.
/// </summary>
internal sealed class CheckFormula
{
    /// <summary>Stands before every message; the first one's is cut off.</summary>
    public const string Separator = "; ";

    private const int LongestText = 250;

    private readonly List<Piece> pieces = [];
    private readonly RequiredFigures? required;
    private readonly Beginning? beginning;

    /// <param name="layout">The form's sheet.</param>
    /// <param name="indicator">Index of the row.</param>
    /// <param name="balances">All balances of the catalogue, in the order in which they are shown.</param>
    /// <param name="beginning">When the sheet is begun; null where nothing was known beforehand.</param>
    public CheckFormula(FigureLayout layout, int indicator, IReadOnlyList<Balance> balances, Beginning? beginning)
    {
        this.beginning = beginning;
        var form = layout.Form;
        var row = form.Indicators[indicator];
        required = RequiredFigures.Of(layout, indicator, balances);
        var own = balances.Where(b => Is(b.Left.Form, form.Code) && Is(b.Left.Row, row.Code)).ToList();
        foreach (var balance in own)
        {
            if (layout.Find(balance.Left) is { } left)
            {
                var right = balance.Right
                    .Select(part => (Cell: layout.Find(part.Figure), part.Sign))
                    .Where(part => part.Cell is not null)
                    .Select(part => (layout.Address(part.Cell!.Value), part.Sign))
                    .ToList();
                var whole = balance.Relation == BalanceRelation.Equal ? [balance.Left] : balance.Right.Select(p => p.Figure).ToArray();
                var isAskedFor = whole is [var single] && RequiredFigures.AsksAlways(layout, single, balances);
                pieces.Add(new(layout.Address(left), balance.Relation, right, own.Count > 1 ? Label(form, balance) : string.Empty, isAskedFor));
            }
        }
    }

    public bool IsEmpty => Count == 0 && required is null;

    /// <summary>How many balances the row shows.</summary>
    public int Count => pieces.Count;

    /// <summary>The formula without its equals sign.</summary>
    public string Formula
    {
        get
        {
            var messages = $"MID({string.Join('&', pieces.Select(p => p.Formula).Prepend(required?.Formula).OfType<string>())},{Separator.Length + 1},{LongestText})";
            return beginning is null ? messages : $"IF({beginning.IsUntouched},\"\",{messages})";
        }
    }

    /// <summary>The text that the formula gives for these figures.</summary>
    /// <param name="figure">The figure in a cell of the sheet, by address; null when blank.</param>
    public string Text(Func<string, long?> figure)
    {
        if (beginning?.IsIn(figure) == false)
        {
            return string.Empty;
        }

        var text = required?.Text(figure) + string.Concat(pieces.Select(p => p.Text(figure)));
        return text.Length <= Separator.Length ? string.Empty : text[Separator.Length..Math.Min(text.Length, Separator.Length + LongestText)];
    }

    /// <summary>Which figures a message speaks of, where a row has several balances: " (cấp huyện; dòng 02, 03)".</summary>
    private static string Label(Form form, Balance balance)
    {
        var words = new StringBuilder();
        var rows = balance.Right.Select(p => p.Figure.Row).Where(r => !Is(r, balance.Left.Row)).Distinct(StringComparer.Ordinal).ToList();
        var measure = form.Measures[form.ColumnIndex(balance.Left.Column)];
        if (form.Measures.Count > 1)
        {
            words.Append(measure.Name);
        }

        if (rows.Count > 0)
        {
            words.Append(words.Length > 0 ? "; " : string.Empty).Append(TemplateTexts.CheckRows).Append(' ').Append(Rows(form, rows));
        }

        return words.Length == 0 ? string.Empty : $" ({words})";
    }

    private static string Rows(Form form, List<string> codes)
    {
        var indices = codes.Select(form.RowIndex).ToList();
        var isRun = codes.Count > 2 && indices.Zip(indices.Skip(1), (a, b) => b - a).All(step => step == 1);
        return isRun ? $"{codes[0]}–{codes[^1]}" : string.Join(", ", codes);
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <param name="Left">The address of the left figure.</param>
    /// <param name="Relation">How the sides must stand.</param>
    /// <param name="Right">The summands.</param>
    /// <param name="Label">Which figures a message speaks of.</param>
    /// <param name="IsAskedFor">Whether its whole is a required figure, which a row asks for by itself when blank.</param>
    private sealed record Piece(string Left, BalanceRelation Relation, IReadOnlyList<(string Address, int Sign)> Right, string Label, bool IsAskedFor)
    {
        public string Formula
        {
            get
            {
                var any = Right.Count == 0 ? "0" : $"COUNT({Cells(0)})";
                var difference = Difference;
                var missing = IsAskedFor ? "\"\"" : Literal(TemplateTexts.CheckMissing);
                return Relation == BalanceRelation.Equal
                    ? $"IF(COUNT({Left})=0,{(IsAskedFor ? missing : $"IF({any}=0,\"\",{missing})")},IF({difference}=0,\"\",{Literal(TemplateTexts.CheckDiffers + " ", false)}&{Number($"ABS({difference})")}{Tail}))"
                    : $"IF(COUNT({Left})=0,\"\",IF({any}=0,{missing},IF({difference}<=0,\"\",{Literal(TemplateTexts.CheckExceeds + " ", false)}&{Number(difference)}{Tail})))";
            }
        }

        public string Text(Func<string, long?> figure)
        {
            var left = figure(Left);
            var any = Right.Any(p => figure(p.Address) is not null);
            var difference = (left ?? 0) - Right.Sum(p => p.Sign * (figure(p.Address) ?? 0));
            var (whole, part) = Relation == BalanceRelation.Equal ? (left is not null, any) : (any, left is not null);
            return (Relation, whole) switch
            {
                (_, false) => part && !IsAskedFor ? Separator + TemplateTexts.CheckMissing + Label : string.Empty,
                (BalanceRelation.Equal, _) => difference == 0 ? string.Empty : Say(TemplateTexts.CheckDiffers, Math.Abs(difference)),
                _ => !part || difference <= 0 ? string.Empty : Say(TemplateTexts.CheckExceeds, difference),
            };
        }

        private string Difference
        {
            get
            {
                var plus = Cells(1);
                var minus = Cells(-1);
                return $"SUM({Left}{(minus.Length > 0 ? "," + minus : string.Empty)}){(plus.Length > 0 ? $"-SUM({plus})" : string.Empty)}";
            }
        }

        private string Tail => Label.Length > 0 ? "&" + Quote(Label) : string.Empty;

        /// <summary>The addresses of one sign, or of both for 0. SUM and COUNT pass over text, so that a stray word breaks nothing.</summary>
        private string Cells(int sign) => string.Join(',', Right.Where(p => sign == 0 || p.Sign == sign).Select(p => p.Address));

        private string Literal(string word, bool withLabel = true) => Quote(Separator + word + (withLabel ? Label : string.Empty));

        /// <summary>Groups thousands with a dot whatever the language of Excel; TEXT would read its pattern in that language.</summary>
        private static string Number(string expression) => $"SUBSTITUTE(FIXED({expression},0),\",\",\".\")";

        private string Say(string word, long number) =>
            $"{Separator}{word} {Wording.Figure(number)}{Label}";

        private static string Quote(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
