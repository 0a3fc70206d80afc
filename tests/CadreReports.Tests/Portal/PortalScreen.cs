namespace CadreReports.Tests.Portal;

/// <summary>The two screens that pages are looked at on.</summary>
internal static class PortalScreen
{
    /// <summary>Their widths in CSS pixels: of a computer and of a telephone.</summary>
    public static readonly int[] Widths = [1280, 390];

    /// <summary>The height that goes with a width.</summary>
    public static int HeightOf(int width) => width == 390 ? 844 : 900;
}
