using CadreReports.Catalogue;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>What a province may type into a cell: data validation with Vietnamese messages.</summary>
internal static class CellRules
{
    public const int LongestExplanation = 1000;
    public const int LongestText = 2000;

    /// <summary>Excel holds a list written into the rule itself only up to this length.</summary>
    private const int LongestInlineList = 255;

    public static void Whole(IReadOnlyList<IXLRange> ranges)
    {
        if (Rule(ranges) is { } rule)
        {
            rule.WholeNumber.EqualOrGreaterThan(0);
            Say(rule, TemplateTexts.FigureTitle, TemplateTexts.FigurePrompt, TemplateTexts.FigureError);
        }
    }

    public static void Text(IReadOnlyList<IXLRange> ranges, int longest, string title, string prompt)
    {
        if (Rule(ranges) is { } rule)
        {
            rule.TextLength.EqualOrLessThan(longest);
            Say(rule, title, prompt, Wording.Fill(TemplateTexts.TextError, Wording.Figure(longest)));
        }
    }

    public static void Date(IReadOnlyList<IXLRange> ranges, DateOnly first, DateOnly last)
    {
        if (Rule(ranges) is { } rule)
        {
            rule.Date.Between(first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(TimeOnly.MinValue));
            Say(rule, TemplateTexts.DateTitle, TemplateTexts.DatePrompt, Wording.Fill(TemplateTexts.DateError, Wording.Day(first), Wording.Day(last)));
        }
    }

    /// <param name="ranges">The cells.</param>
    /// <param name="choices">The admissible values.</param>
    /// <param name="store">Keeps a list that is too long for the rule and gives its address.</param>
    /// <param name="prompt">What is shown when a cell is chosen.</param>
    public static void Choice(IReadOnlyList<IXLRange> ranges, IReadOnlyList<string> choices, Func<IReadOnlyList<string>, string> store, string prompt)
    {
        if (Rule(ranges) is { } rule)
        {
            var inline = string.Join(',', choices);
            var fits = inline.Length <= LongestInlineList && !choices.Any(c => c.AsSpan().IndexOfAny(',', '"') >= 0);
            rule.List(fits ? $"\"{inline}\"" : store(choices), true);
            Say(rule, TemplateTexts.ChoiceTitle, prompt, TemplateTexts.ChoiceError);
        }
    }

    /// <summary>Like <see cref="Choice"/>, but another text is welcome too.</summary>
    public static void Suggest(IReadOnlyList<IXLRange> ranges, IReadOnlyList<string> choices, Func<IReadOnlyList<string>, string> store, string prompt)
    {
        Choice(ranges, choices, store, prompt);
        foreach (var range in ranges.Take(1))
        {
            range.SetDataValidation().ShowErrorMessage = false;
        }
    }

    /// <summary>The code of a numbered line, which a province types for a line of its own.</summary>
    public static void LineCode(IXLRange range, ListSection section)
    {
        var first = range.FirstCell().Address.ToString();
        var digits = $"RIGHT({first},2)";
        var prefix = section.Prefix.Length > 0 ? $",LEFT({first},{section.Prefix.Length})=\"{section.Prefix}\"" : string.Empty;
        var rule = range.SetDataValidation();
        rule.Custom($"AND(LEN({first})={section.Prefix.Length + 2}{prefix},ISNUMBER(VALUE({digits})))");
        Say(rule, TemplateTexts.LineCodeTitle, Wording.Fill(TemplateTexts.LineCodePrompt, section.Prefix), Wording.Fill(TemplateTexts.LineCodeError, section.Prefix));
    }

    private static IXLDataValidation? Rule(IReadOnlyList<IXLRange> ranges)
    {
        if (ranges.Count == 0)
        {
            return null;
        }

        var rule = ranges[0].SetDataValidation();
        foreach (var range in ranges.Skip(1))
        {
            rule.AddRange(range);
        }

        return rule;
    }

    private static void Say(IXLDataValidation rule, string title, string prompt, string error)
    {
        rule.IgnoreBlanks = true;
        rule.ErrorStyle = XLErrorStyle.Stop;
        rule.InputTitle = title;
        rule.InputMessage = prompt;
        rule.ErrorTitle = title;
        rule.ErrorMessage = error;
    }
}
