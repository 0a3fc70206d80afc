namespace CadreReports.Tests.EndToEnd;

/// <summary>What every answer has, whatever it is.</summary>
internal static class SafeHeaders
{
    public static void AssertOn(HttpResponseMessage response)
    {
        // A page has forms, styles and a script, all of this very site.
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" && !response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
        string Only(string name) => Assert.Single(response.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Equal("nosniff", Only("X-Content-Type-Options"));
        Assert.Equal(isPage ? "same-origin" : "no-referrer", Only("Referrer-Policy"));
        Assert.Equal("DENY", Only("X-Frame-Options"));
        Assert.Equal("same-origin", Only("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Only("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Only("Permissions-Policy"), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true } or { NoStore: true }, response.Headers.CacheControl?.ToString());

        var policy = Only("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains(isPage ? "form-action 'self'" : "form-action 'none'", policy);
        Assert.DoesNotContain(policy, part => part.Contains("unsafe", StringComparison.Ordinal) || (part.StartsWith("script-src", StringComparison.Ordinal) && !(isPage && part == "script-src 'self'")));
        Assert.False(response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By"));
    }
}
