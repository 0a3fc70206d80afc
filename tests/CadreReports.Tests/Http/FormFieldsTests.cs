using System.Text.Json;
using CadreReports.Functions.Http;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CadreReports.Tests.Http;

/// <summary>A form says the same as the JSON body of the API; what was left blank says nothing.</summary>
public sealed class FormFieldsTests
{
    private static readonly Gen<string> Texts = Gen.Elements(
        string.Empty, " ", "\t\r\n", "0", "true", "Đã rà soát lại số liệu.", "a=b&c", "[1].text", "\"quoted\"", "2023-06-08T10:00", " hai  đầu ");

    [Fact]
    public void Plain_fields_are_what_was_typed_and_blank_ones_are_not_there()
    {
        var forms = Gen.Zip(Gen.Elements("reason", "version", "state", "form-token", "x y"), Texts.NonEmptyListOf()).ListOf();
        Prop.ForAll(forms.ToArbitrary(), fields =>
        {
            var form = fields.GroupBy(f => f.Item1).ToDictionary(g => g.Key, g => g.Last().Item2.ToArray());
            var expected = form
                .Where(f => f.Key != "form-token" && f.Value[^1].Trim().Length > 0)
                .ToDictionary(f => f.Key, f => f.Value[^1]);
            return Same(expected, Read(form).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_item_of_a_list_is_there_once_all_its_fields_are_filled_in()
    {
        var items = Gen.Zip(Gen.Choose(1, 12), Gen.Zip(Texts, Texts)).ListOf();
        Prop.ForAll(items.ToArbitrary(), drawn =>
        {
            var byKey = drawn.GroupBy(i => i.Item1).Select(g => (Key: g.Key, g.First().Item2.Item1, g.First().Item2.Item2)).ToList();
            var form = byKey
                .SelectMany(i => new[] { ($"explanations[k-{i.Key}].finding", i.Item2), ($"explanations[k-{i.Key}].text", i.Item3) })
                .ToDictionary(f => f.Item1, f => new[] { f.Item2 });
            var expected = byKey.Where(i => i.Item2.Trim().Length > 0 && i.Item3.Trim().Length > 0).Select(i => (i.Item2, i.Item3)).ToList();
            var read = Read(form);
            var seen = byKey.Count == 0
                ? []
                : read.GetProperty("explanations").EnumerateArray().Select(e => (e.GetProperty("finding").GetString()!, e.GetProperty("text").GetString()!)).ToList();
            return expected.SequenceEqual(seen) && read.EnumerateObject().Count() == (byKey.Count == 0 ? 0 : 1);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("1e3", null)]
    [InlineData("một", null)]
    public async Task A_number_is_typed_in_digits(string typed, int? expected)
    {
        var read = 0;
        var answer = await RequestBody.AnswerAsync(
            Request("version", typed), body => body.Number("version"), number => Done(() => read = number), default);
        Assert.Equal(expected, answer is ProblemAnswer ? null : read);
        if (answer is ProblemAnswer refused)
        {
            // By the name that stands beside it on the page.
            Assert.Contains("“Phiên bản”", refused.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2023-06-12T17:00", "2023-06-12T10:00:00Z")]
    [InlineData("2023-06-12T17:00:30", "2023-06-12T10:00:30Z")]
    [InlineData("2023-06-12T17:00:00+07:00", "2023-06-12T10:00:00Z")]
    [InlineData("2023-06-12T17:00Z", "2023-06-12T17:00:00Z")]
    [InlineData("12/6/2023 17:00", null)]
    [InlineData("2023-06-31T17:00", null)]
    public async Task A_moment_that_is_typed_is_on_a_clock_in_Vietnam(string typed, string? expected)
    {
        DateTimeOffset? read = null;
        var answer = await RequestBody.AnswerAsync(Request("due", typed), body => body.Moment("due"), moment => Done(() => read = moment), default);
        Assert.Equal(expected, answer is ProblemAnswer ? null : read?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A box that is not ticked is not sent; a hidden field of the same name before it says no.</summary>
    [Theory]
    [InlineData(new[] { "false" }, false)]
    [InlineData(new[] { "false", "true" }, true)]
    [InlineData(new[] { "" }, null)]
    [InlineData(new[] { "on" }, null)]
    public async Task A_box_is_ticked_or_not(string[] typed, bool? expected)
    {
        bool? read = null;
        await RequestBody.AnswerAsync(Request("asked", typed), body => body.Flag("asked"), flag => Done(() => read = flag), default);
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task A_form_has_no_place_in_the_API()
    {
        var request = Request("reason", "Đã rà soát lại số liệu.");
        request.Path = "/api/submissions/2023H1/82/return";
        var answer = await RequestBody.AnswerAsync(request, body => body.Text("reason"), _ => Done(() => { }), default);
        Assert.Equal(StatusCodes.Status415UnsupportedMediaType, Assert.IsType<ProblemAnswer>(answer).StatusCode);
    }

    private static JsonElement Read(Dictionary<string, string[]> form) =>
        FormFields.AsJson(new FormCollection(form.ToDictionary(f => f.Key, f => new StringValues(f.Value))));

    private static HttpRequest Request(string name, params string[] values)
    {
        var http = new DefaultHttpContext { Request = { Method = "POST", Path = "/ky", ContentType = "application/x-www-form-urlencoded" } };
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { [name] = new(values) });
        // The form is set, and with it a type that says nothing of where it came from.
        http.Request.ContentType = "application/x-www-form-urlencoded";
        return http.Request;
    }

    private static Task<IResult> Done(Action act)
    {
        act();
        return Task.FromResult(Results.Ok());
    }

    private static bool Same(Dictionary<string, string> expected, Dictionary<string, string> seen) =>
        expected.Count == seen.Count && expected.All(e => seen.TryGetValue(e.Key, out var value) && value == e.Value);
}
