using System.Collections.Frozen;
using CadreReports.Access;
using CadreReports.Catalogue;

namespace CadreReports.Portal.Frame;

/// <summary>What every page knows of the request that it answers.</summary>
/// <param name="Viewer">Who looks at it; null for nobody who is signed in.</param>
/// <param name="Path">The page's own path, without a query.</param>
/// <param name="FormToken">What its forms carry to show that they are ours; null when none is needed.</param>
/// <param name="Now">On the application's clock.</param>
public sealed record PageContext(Principal? Viewer, string Path, string? FormToken, DateTimeOffset Now)
{
    /// <summary>What has just been done; null for nothing.</summary>
    public Done? Done { get; init; }

    /// <summary>Why what was wanted by a form of this page was not done, in Vietnamese; null for nothing.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was typed into the form that was refused, by the name of the field; never a password.</summary>
    public IReadOnlyDictionary<string, string> Entered { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether the viewer may do this; what they may not is not offered.</summary>
    public bool May(Operation operation, Province? province = null, Period? period = null, Region? region = null) =>
        AccessPolicy.Allows(Viewer, operation, new AccessTarget(province, period, region));
}
