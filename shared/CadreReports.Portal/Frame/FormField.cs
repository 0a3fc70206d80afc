namespace CadreReports.Portal.Frame;

/// <summary>Fields that forms of more than one page have.</summary>
public static class FormField
{
    /// <summary>Carries the token that shows that the form is one of our own.</summary>
    public const string Token = "form-token";

    /// <summary>Carries a file.</summary>
    public const string File = "file";
}
