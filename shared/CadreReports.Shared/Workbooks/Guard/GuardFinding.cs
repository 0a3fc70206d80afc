using System.Globalization;
using CadreReports.Findings;

namespace CadreReports.Workbooks.Guard;

/// <summary>The guard's checks by their stable identities.</summary>
public static class GuardFinding
{
    public const string TooLarge = "TEP-LON";
    public const string Empty = "TEP-RONG";
    public const string NotZip = "TEP-ZIP";
    public const string Password = "TEP-MATKHAU";
    public const string OldExcel = "TEP-XLS";
    public const string TooManyParts = "TEP-SOPHAN";
    public const string Inflates = "TEP-NEN";
    public const string TooMuchContent = "TEP-QUANHIEU";
    public const string Dtd = "TEP-DTD";
    public const string Macros = "TEP-MACRO";
    public const string ExternalLinks = "TEP-LIENKET";
    public const string DataConnections = "TEP-KETNOI";
    public const string EmbeddedObjects = "TEP-NHUNG";
    public const string OtherOffice = "TEP-LOAI";
    public const string Damaged = "TEP-HONG";

    /// <summary>Not the guard's: the file was gone from the inbox before it was looked into.</summary>
    public const string Lost = "TEP-MAT";

    /// <summary>Every identity, in the order in which the guard looks.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TooLarge, Empty, NotZip, Password, OldExcel, TooManyParts, Inflates, TooMuchContent, Dtd, Macros, ExternalLinks,
        DataConnections, EmbeddedObjects, OtherOffice, Damaged,
    ];

    /// <summary>The refusal of a file whose length alone is too much, for one that is not even opened.</summary>
    /// <param name="bytes">The file's length.</param>
    public static Finding TooLargeFile(long bytes) => RefuseTooLarge(bytes, WorkbookLimits.Default.MaxFileBytes).Finding;

    /// <summary>The answer to an upload whose file was deleted or replaced before it could be looked into.</summary>
    public static Finding LostFile() => Refuse(Lost, GuardTexts.Lost).Finding;

    internal static WorkbookRefusedException Refuse(string ruleId, Exception? inner = null) => ruleId switch
    {
        Empty => Refuse(ruleId, GuardTexts.Empty, inner),
        NotZip => Refuse(ruleId, GuardTexts.NotZip, inner),
        Password => Refuse(ruleId, GuardTexts.Password, inner),
        OldExcel => Refuse(ruleId, GuardTexts.OldExcel, inner),
        TooMuchContent => Refuse(ruleId, GuardTexts.TooMuchContent, inner),
        Dtd => Refuse(ruleId, GuardTexts.Dtd, inner),
        Macros => Refuse(ruleId, GuardTexts.Macros, inner),
        _ => Refuse(Damaged, GuardTexts.Damaged, inner),
    };

    internal static WorkbookRefusedException RefuseTooLarge(long bytes, long limit) =>
        Refuse(TooLarge, Text(GuardTexts.TooLarge, Megabytes(bytes), Megabytes(limit)));

    internal static WorkbookRefusedException RefuseTooManyParts(long count, int limit) =>
        Refuse(TooManyParts, Text(GuardTexts.TooManyParts, count, limit));

    internal static WorkbookRefusedException RefuseInflates(long limit) =>
        Refuse(Inflates, Text(GuardTexts.Inflates, Megabytes(limit)));

    internal static WorkbookRefusedException RefusePart(string ruleId, string what) => Refuse(
        ruleId,
        Text(
            ruleId switch
            {
                ExternalLinks => GuardTexts.ExternalLinks,
                DataConnections => GuardTexts.DataConnections,
                EmbeddedObjects => GuardTexts.EmbeddedObjects,
                Macros => GuardTexts.Macros,
                _ => throw new ArgumentOutOfRangeException(nameof(ruleId), ruleId, null),
            },
            Shorten(what)));

    internal static WorkbookRefusedException RefuseOther(OfficeKind kind) => Refuse(OtherOffice, kind switch
    {
        OfficeKind.Word => GuardTexts.Word,
        OfficeKind.PowerPoint => GuardTexts.PowerPoint,
        OfficeKind.OpenDocument => GuardTexts.OpenDocument,
        OfficeKind.BinaryWorkbook => GuardTexts.BinaryWorkbook,
        _ => GuardTexts.OtherZip,
    });

    private static WorkbookRefusedException Refuse(string ruleId, string message, Exception? inner = null) =>
        new(new Finding(ruleId, Severity.Error, message, []), inner);

    private static string Text(string format, params object[] values) =>
        string.Format(CultureInfo.GetCultureInfo("vi-VN"), format, values);

    private static string Megabytes(long bytes) =>
        (Math.Ceiling(bytes * 10.0 / (1024 * 1024)) / 10).ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"));

    private static string Shorten(string part)
    {
        var clean = string.Concat(part.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return clean.Length <= 80 ? clean : $"{clean[..79]}…";
    }
}

/// <summary>What a file that is no workbook seems to be.</summary>
internal enum OfficeKind
{
    Unknown,
    Word,
    PowerPoint,
    OpenDocument,
    BinaryWorkbook,
}
