namespace CadreReports.Portal.Guide;

/// <summary>How to work with the system.</summary>
/// <param name="Parts">In the order in which its reader needs them.</param>
public sealed record GuideModel(IReadOnlyList<GuidePart> Parts)
{
    /// <summary>Everything, what is for its reader first.</summary>
    /// <param name="reader">Null for somebody who is not known yet: the guide's own order.</param>
    public static GuideModel For(GuideAudience? reader) => new([.. GuideText.Parts.OrderBy(part => part.Audience != reader)]);
}
