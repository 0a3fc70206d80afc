using System.Text.Json;
using System.Text.Json.Serialization;

namespace CadreReports.Portal.Guide;

/// <summary>A part of the guide.</summary>
/// <param name="Id">The anchor of its heading.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What it is about, in a sentence or two.</param>
/// <param name="Steps">What one does, in this order.</param>
public sealed record GuidePart(string Id, GuideAudience Audience, string Title, string Lead, IReadOnlyList<GuideStep> Steps);

/// <summary>A step of the guide.</summary>
/// <param name="Id">The anchor of its heading.</param>
/// <param name="Title">What one does.</param>
/// <param name="Text">How, a paragraph each.</param>
/// <param name="Picture">The name of an asset that shows it; null for none.</param>
/// <param name="Shows">What the picture shows, for who does not see it, and under it; null without a picture.</param>
public sealed record GuideStep(string Id, string Title, IReadOnlyList<string> Text, string? Picture = null, string? Shows = null);

/// <summary>Whom a part of the guide is for.</summary>
public enum GuideAudience
{
    Province,
    Centre,
    Everybody,
}

/// <summary>The guide as its file has it.</summary>
public static class GuideText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All parts, in the file's order.</summary>
    public static IReadOnlyList<GuidePart> Parts { get; } = Load();

    private static List<GuidePart> Load()
    {
        using var file = typeof(GuideText).Assembly.GetManifestResourceStream("Guide/guide.json")!;
        return JsonSerializer.Deserialize<List<GuidePart>>(file, Options)!;
    }
}
