using System.Net;
using System.Net.Http.Json;
using CadreReports.Access;

namespace CadreReports.Tests.EndToEnd;

/// <summary>What a province that others were merged into reads of their regions, in a trial whose clock goes past the merger.</summary>
public sealed class SuccessorTests(RunningApp app) : IClassFixture<RunningApp>
{
    /// <summary>68 was and is Lâm Đồng, in the middle of the country; since the merger it goes on from 60, which was in the south.</summary>
    private const string Clerk = "ProvinceClerk:68";

    [Fact]
    public async Task Since_the_merger_it_reads_what_was_published_to_them()
    {
        foreach (var state in (string[])["locked", "published"])
        {
            using var changed = await app.Http.PostAsJsonAsync("api/periods/2022H2/state", new { state });
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        }

        // Nothing is built yet: 404 says that it may be read.
        string[] addresses = ["api/summaries/2022H2/mien-nam", "api/summaries/2022H2/mien-nam/provinces/60", "ky/2022H2/tong-hop/mien-nam"];
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, address));
        }

        using (var moved = await app.Http.PutAsJsonAsync("api/development/clock", new { now = "2025-07-02T10:00:00+07:00" }))
        {
            Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        }

        foreach (var address in addresses)
        {
            Assert.Contains(await StatusAsync(HttpMethod.Get, address), (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound]);
        }

        foreach (var address in (string[])
            [
                "api/summaries/2022H2/mien-bac", "api/summaries/2022H2/ca-nuoc", "api/summaries/2022H2/mien-nam?revision=1", "api/summaries/2022H2/mien-nam/revisions",
                "api/summaries/2022H2/mien-nam/provinces/79", "api/summaries/2023H1/mien-nam", "ky/2022H2/tong-hop/mien-bac", "ky/2022H2/tong-hop/mien-nam?lan=1",
            ])
        {
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, await StatusAsync(HttpMethod.Get, address)));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "api/submissions/2022H2/60/explanations"));
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(DevelopmentIdentity.Header, Clerk);
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
