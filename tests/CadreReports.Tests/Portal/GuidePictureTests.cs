using CadreReports.Portal.Frame;
using CadreReports.Portal.Guide;

namespace CadreReports.Tests.Portal;

/// <summary>The guide says that it has pictures.</summary>
public sealed class GuidePictureTests
{
    /// <summary>A name that is mistyped would only leave its picture out.</summary>
    [Fact]
    public void Every_picture_is_there_light_and_described()
    {
        var shown = GuideText.Parts.SelectMany(part => part.Steps).Where(step => step.Picture is not null).ToList();
        Assert.All(GuideText.Parts, part => Assert.Contains(part.Steps, step => step.Picture is not null));
        Assert.All(shown, step =>
        {
            var picture = PortalAssets.Find(step.Picture!);
            Assert.NotNull(picture);
            Assert.InRange(picture.Content.Length, 1_000, 100 * 1024);
            Assert.False(string.IsNullOrWhiteSpace(step.Shows));
        });
        Assert.Equal(shown.Count, shown.Select(step => step.Picture).Distinct(StringComparer.Ordinal).Count());
    }
}
