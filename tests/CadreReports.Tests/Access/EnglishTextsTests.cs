using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Tests.Access;

/// <summary>Everything that the functions say to people can be said in English, with the same places.</summary>
public sealed partial class EnglishTextsTests
{
    public static TheoryData<string> Resources() =>
        [.. typeof(RequestGate).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal)).Select(n => n[..^".resources".Length])];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_text_is_translated_with_its_places(string resource)
    {
        var manager = new ResourceManager(resource, typeof(RequestGate).Assembly);
        var (vietnamese, english) = (Texts(manager, CultureInfo.InvariantCulture), Texts(manager, CultureInfo.GetCultureInfo("en")));
        Assert.NotEmpty(vietnamese);
        Assert.Equal(vietnamese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(vietnamese, text => Assert.Equal((text.Key, Places(text.Value)), (text.Key, Places(english[text.Key]))));
        Assert.All(english.Values, text => Assert.DoesNotMatch("[À-ỹ]", text));
    }

    [Theory]
    [InlineData(null, "vi")]
    [InlineData("", "vi")]
    [InlineData("en", "en")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("vi-VN,vi;q=0.9,en;q=0.8", "vi")]
    [InlineData("vi;q=0.5, EN;q=0.9", "en")]
    [InlineData("fr, en;q=0.1", "en")]
    [InlineData("fr, en;q=0", "vi")]
    [InlineData("*", "vi")]
    [InlineData("?,;q=x", "vi")]
    public void A_request_is_answered_in_the_language_that_it_prefers(string? accepted, string expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = accepted;
        Assert.Equal(expected, Languages.PreferredBy(http.Request).TwoLetterISOLanguageName);
    }

    private static Dictionary<string, string> Texts(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
