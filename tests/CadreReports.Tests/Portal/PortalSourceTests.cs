using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Functions.Http;
using CadreReports.Portal.Frame;

namespace CadreReports.Tests.Portal;

/// <summary>How the portal is written: nothing that its own policy forbids, every field has a label, every text is used.</summary>
public sealed partial class PortalSourceTests
{
    /// <summary>Texts that are looked up by the name of what they are about.</summary>
    private static readonly string[] Named = ["Frame/DoneTexts.resx"];

    [Fact]
    public void Nothing_in_a_page_runs_or_is_styled_by_itself()
    {
        var files = PortalSources.Files(".razor");
        Assert.NotEmpty(files);
        Assert.Equal([], files.SelectMany(file => Inline().Matches(file.Value).Select(match => $"{file.Key}: {match.Value}")));
        // Every text is encoded.
        Assert.DoesNotContain(files, file => file.Value.Contains("MarkupString", StringComparison.Ordinal) || file.Value.Contains("AddMarkupContent", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_of_a_form_has_a_name_that_people_know()
    {
        var names = PortalSources.Files(".razor")
            .SelectMany(file => FieldName().Matches(GetForm().Replace(file.Value, string.Empty)))
            .Select(match => match.Groups["name"].Value)
            .Append(FormField.File)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(names.Count > 20);
        Assert.Equal([], names.Where(name => FormFields.LabelOf(name) == name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_of_the_portal_is_used()
    {
        var code = string.Join('\n', PortalSources.Files(".razor", ".cs").Values);
        var unused =
            from file in PortalSources.Files(".resx")
            where !Named.Contains(file.Key)
            let texts = Path.GetFileNameWithoutExtension(file.Key)
            from data in XDocument.Parse(file.Value).Root!.Elements("data")
            let name = (string)data.Attribute("name")!
            where !Regex.IsMatch(code, $@"\b{texts}\.{name}\b") && !code.Contains($"{texts}.ResourceManager", StringComparison.Ordinal)
            select $"{file.Key}: {name}";
        Assert.Equal([], unused);
    }

    [Fact]
    public void Everything_that_was_done_is_said_in_a_sentence_of_its_own()
    {
        var said = XDocument.Parse(PortalSources.Files(".resx")[Named[0]]).Root!.Elements("data").Select(data => (string)data.Attribute("name")!);
        Assert.Equal(Enum.GetNames<Done>().Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""\s(style|on[a-z]+)="|<style|<script(?! src="@PortalAssets\.Script\.Address" defer></script>)|javascript:|(src|href)="data:""")]
    private static partial Regex Inline();

    [GeneratedRegex("""<(input|select|textarea|button)\b[^>]*? name="(?<name>[a-zA-Z]+)["]""")]
    private static partial Regex FieldName();

    /// <summary>A form that only asks.</summary>
    [GeneratedRegex("""<form\b[^>]*method="get".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex GetForm();
}
