using System.Net;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Functions.Description;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Whatever a parameter of the API's description holds that no text has is refused in words.</summary>
public sealed class OddAddressTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] Odd = ["\0", "a\u0001", "a\r\nb", "\t", "\u007F", "\u0085", "\uFFFE", "\uFFFF", "\uFDD0", "\U0001FFFF"];

    /// <summary>An address for each parameter in a path and in a query, with <c>{odd}</c> where the parameter stands.</summary>
    public static TheoryData<string, string> Parameters()
    {
        var data = new TheoryData<string, string>();
        foreach (var (path, operations) in JsonSerializer.Deserialize<JsonElement>(ApiDocument.Build().ToJsonString()).GetProperty("paths").EnumerateObject().Select(path => (path.Name, path.Value)))
        {
            var inPath = operations.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!).ToList();
            foreach (var operation in operations.EnumerateObject().Where(operation => operation.Name is not ("parameters" or "head")))
            {
                foreach (var name in inPath)
                {
                    data.Add(operation.Name, Fill(path.Replace($"{{{name}}}", "{odd}", StringComparison.Ordinal), inPath));
                }

                foreach (var query in operation.Value.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query"))
                {
                    data.Add(operation.Name, $"{Fill(path, inPath)}?{query.GetProperty("name").GetString()}={{odd}}");
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Nothing_that_is_no_text_gets_further(string method, string address)
    {
        foreach (var value in Odd)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), address.TrimStart('/').Replace("{odd}", Uri.EscapeDataString(value), StringComparison.Ordinal));
            request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
            using var response = await app.Http.SendAsync(request);
            Assert.Equal((Uri.EscapeDataString(value), HttpStatusCode.BadRequest), (Uri.EscapeDataString(value), response.StatusCode));
            // The server itself takes no zero in a path.
            if (value != "\0" || address.Contains('?', StringComparison.Ordinal))
            {
                Assert.Contains("ký tự điều khiển", JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A page asks for nothing that cannot be: it shows what there is, and never that the system failed.</summary>
    [Theory]
    [InlineData("nhat-ky?ai={odd}")]
    [InlineData("nhat-ky?viec={odd}")]
    [InlineData("nhat-ky?tinh={odd}")]
    public async Task Page_passes_over_what_is_no_text(string address)
    {
        foreach (var value in Odd)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address.Replace("{odd}", Uri.EscapeDataString(value), StringComparison.Ordinal));
            request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
            using var response = await app.Http.SendAsync(request);
            Assert.Equal((Uri.EscapeDataString(value), HttpStatusCode.OK), (Uri.EscapeDataString(value), response.StatusCode));
        }
    }

    /// <summary>What is odd but a text is looked for, and found or not.</summary>
    [Theory]
    [InlineData("api/audit?who=đặng%20văn%20🙂%20'\"%3C")]
    [InlineData("api/audit?who=%FF%ED%A0%80")]
    [InlineData("api/audit?action=%E2%80%8B")]
    public async Task Other_letters_are_none_of_that(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, ContentTypes.Json), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private static string Fill(string path, IEnumerable<string> names) => names.Aggregate(path, (filled, name) => filled.Replace($"{{{name}}}", name switch
    {
        "period" => "2023H1",
        "province" => "82",
        "region" => "mien-nam",
        "version" => "2023",
        _ => "1",
    }, StringComparison.Ordinal));
}
