namespace CadreReports.Workbooks.Guard;

/// <summary>How much an uploaded workbook may be and unpack to. Everything is counted while reading.</summary>
public sealed record WorkbookLimits
{
    /// <summary>The limits that uploads are held to.</summary>
    public static WorkbookLimits Default { get; } = new();

    /// <summary>Size of the file in bytes: 20 MB.</summary>
    public long MaxFileBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>Parts within the package.</summary>
    public int MaxEntries { get; init; } = 1_000;

    /// <summary>All parts unpacked, in bytes: 200 MB.</summary>
    public long MaxInflatedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Unpacked bytes for each byte of the file, looked at beyond <see cref="RatioFreeBytes"/>.</summary>
    public int MaxRatio { get; init; } = 150;

    /// <summary>Unpacked bytes up to which the ratio does not matter: small sheets of styled blank cells pack very well.</summary>
    public long RatioFreeBytes { get; init; } = 8L * 1024 * 1024;

    /// <summary>Bytes of one tag with the text behind it, or of CDATA: none of an honest workbook is as long.</summary>
    public int MaxMarkupBytes { get; init; } = 1024 * 1024;

    /// <summary>Characters in the table of shared texts, and in one row of a sheet.</summary>
    public int MaxTextChars { get; init; } = 16 * 1024 * 1024;

    /// <summary>Entries in the table of shared texts.</summary>
    public int MaxTexts { get; init; } = 1_000_000;

    /// <summary>Sheets in the workbook.</summary>
    public int MaxSheets { get; init; } = 100;
}
