namespace CadreReports.Portal.Frame;

/// <summary>The policy under which a browser shows pages.</summary>
public static class PortalPolicy
{
    /// <summary>
    /// The value of Content-Security-Policy: styles, the script, pictures and forms of this site and nothing else; nothing that
    /// stands in a page itself runs or styles it.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'";
}
