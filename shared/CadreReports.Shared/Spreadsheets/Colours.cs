namespace CadreReports.Spreadsheets;

/// <summary>The colours of the workbooks that are read and printed, as six hex digits.</summary>
internal static class Colours
{
    public const string Muted = "7A7A7A";
    public const string PartyRed = "A61C1C";
    public const string HeaderFill = "F3E3D6";
    public const string SectionFill = "FAF4EE";
    public const string Rule = "BFB3A8";
    public const string Good = "DFF0DC";
    public const string Attention = "FFD99E";
    public const string Bad = "F8D3D0";
    public const string Waiting = "D9E6F5";
    public const string Link = "1F4E99";
}
