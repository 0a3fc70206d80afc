using System.Security.Cryptography;
using System.Text;

namespace CadreReports.Portal.Documents;

/// <summary>The style sheet that stands in every document, and the policy under which a browser shows it.</summary>
public static class DocumentStyles
{
    private const string ResourceName = "Portal/Documents/documents.css";

    /// <summary>The style sheet's text.</summary>
    public static string Css { get; } = Load();

    /// <summary>The value of Content-Security-Policy: this style sheet and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";

    private static string Load()
    {
        using var stream = typeof(DocumentStyles).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidDataException($"Resource {ResourceName} is missing.");
        using var reader = new StreamReader(stream);

        // A browser hashes the text as it parsed it, which knows no carriage returns.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
