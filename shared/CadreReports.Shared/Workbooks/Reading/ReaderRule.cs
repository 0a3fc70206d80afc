using CadreReports.Findings;

namespace CadreReports.Workbooks.Reading;

/// <summary>One of the reader's checks.</summary>
/// <param name="Id">Stable identity.</param>
/// <param name="Severity">What it does to the submission.</param>
/// <param name="Text">The message with its places: the sheet, the cell, then what is quoted.</param>
public sealed record ReaderRule(string Id, Severity Severity, Func<string> Text);

/// <summary>The reader's checks. Two messages of one check share its identity.</summary>
public static class ReaderFinding
{
    // Sheets.
    public static readonly ReaderRule MissingSheet = new("DOC-SHEET-THIEU", Severity.Error, () => ReadingTexts.MissingSheet);
    public static readonly ReaderRule MissingCover = new("DOC-SHEET-THIEU", Severity.Error, () => ReadingTexts.MissingCover);
    public static readonly ReaderRule UncodedCover = new("DOC-SHEET-THIEU", Severity.Error, () => ReadingTexts.UncodedCover);
    public static readonly ReaderRule RenamedSheet = new("DOC-SHEET-TEN", Severity.Note, () => ReadingTexts.RenamedSheet);
    public static readonly ReaderRule DuplicateSheet = new("DOC-SHEET-TRUNG", Severity.Error, () => ReadingTexts.DuplicateSheet);
    public static readonly ReaderRule UnknownSheet = new("DOC-SHEET-LA", Severity.Note, () => ReadingTexts.UnknownSheet);
    public static readonly ReaderRule WrongSheet = new("DOC-SHEET-NHAM", Severity.Error, () => ReadingTexts.WrongSheet);
    public static readonly ReaderRule NotCollected = new("DOC-SHEET-KY", Severity.Note, () => ReadingTexts.NotCollected);

    public static readonly ReaderRule OtherForm = new("DOC-BIEU-KHAC", Severity.Note, () => ReadingTexts.OtherForm);

    // Columns.
    public static readonly ReaderRule MissingHeader = new("DOC-TIEUDE", Severity.Error, () => ReadingTexts.MissingHeader);
    public static readonly ReaderRule MissingColumn = new("DOC-COT-THIEU", Severity.Error, () => ReadingTexts.MissingColumn);
    public static readonly ReaderRule MissingExplanation = new("DOC-COT-THIEU", Severity.Note, () => ReadingTexts.MissingExplanation);
    public static readonly ReaderRule DuplicateColumn = new("DOC-COT-TRUNG", Severity.Error, () => ReadingTexts.DuplicateColumn);
    public static readonly ReaderRule UnknownColumn = new("DOC-COT-LA", Severity.Note, () => ReadingTexts.UnknownColumn);
    public static readonly ReaderRule UnknownColumns = new("DOC-COT-LA", Severity.Note, () => ReadingTexts.UnknownColumns);

    // Rows.
    public static readonly ReaderRule MissingRow = new("DOC-DONG-THIEU", Severity.Error, () => ReadingTexts.MissingRow);
    public static readonly ReaderRule DuplicateRow = new("DOC-DONG-TRUNG", Severity.Error, () => ReadingTexts.DuplicateRow);
    public static readonly ReaderRule UnknownRow = new("DOC-DONG-LA", Severity.Error, () => ReadingTexts.UnknownRow);
    public static readonly ReaderRule UncodedRow = new("DOC-DONG-KHONGMA", Severity.Error, () => ReadingTexts.UncodedRow);
    public static readonly ReaderRule BelowTable = new("DOC-DONG-NGOAI", Severity.Note, () => ReadingTexts.BelowTable);
    public static readonly ReaderRule AboveTable = new("DOC-DONG-NGOAI", Severity.Note, () => ReadingTexts.AboveTable);
    public static readonly ReaderRule NumberedLine = new("DOC-DONG-MA", Severity.Note, () => ReadingTexts.NumberedLine);
    public static readonly ReaderRule TooManyLines = new("DOC-DONG-NHIEU", Severity.Error, () => ReadingTexts.TooManyLines);

    // Figures.
    public static readonly ReaderRule NotApplicable = new("DOC-O-KHONGDUNG", Severity.Error, () => ReadingTexts.NotApplicable);
    public static readonly ReaderRule NotApplicableText = new("DOC-O-CHU", Severity.Note, () => ReadingTexts.NotApplicableText);
    public static readonly ReaderRule ErrorValue = new("DOC-O-LOI", Severity.Error, () => ReadingTexts.ErrorValue);
    public static readonly ReaderRule Boolean = new("DOC-O-LOGIC", Severity.Error, () => ReadingTexts.Boolean);
    public static readonly ReaderRule NotCalculated = new("DOC-CONGTHUC", Severity.Error, () => ReadingTexts.NotCalculated);
    public static readonly ReaderRule NotANumber = new("DOC-SO", Severity.Error, () => ReadingTexts.NotANumber);
    public static readonly ReaderRule WithUnit = new("DOC-SO-CHU", Severity.Error, () => ReadingTexts.WithUnit);
    public static readonly ReaderRule Percent = new("DOC-SO-PHANTRAM", Severity.Error, () => ReadingTexts.Percent);
    public static readonly ReaderRule DayAsFigure = new("DOC-SO-NGAY", Severity.Error, () => ReadingTexts.DayAsFigure);
    public static readonly ReaderRule Fraction = new("DOC-SO-LE", Severity.Error, () => ReadingTexts.Fraction);
    public static readonly ReaderRule FractionProposed = new("DOC-SO-LE", Severity.Error, () => ReadingTexts.FractionProposed);
    public static readonly ReaderRule Negative = new("DOC-SO-AM", Severity.Error, () => ReadingTexts.Negative);
    public static readonly ReaderRule TooLarge = new("DOC-SO-LON", Severity.Error, () => ReadingTexts.TooLarge);
    public static readonly ReaderRule WrittenZero = new("DOC-SO-KHONG", Severity.Note, () => ReadingTexts.WrittenZero);

    // Texts.
    public static readonly ReaderRule NotADay = new("DOC-NGAY", Severity.Error, () => ReadingTexts.NotADay);
    public static readonly ReaderRule NotAChoice = new("DOC-CHON", Severity.Error, () => ReadingTexts.NotAChoice);
    public static readonly ReaderRule TooLong = new("DOC-DAI", Severity.Error, () => ReadingTexts.TooLong);
    public static readonly ReaderRule DuplicateField = new("DOC-BIA-TRUNG", Severity.Error, () => ReadingTexts.DuplicateField);

    /// <summary>Every check with every message it can give.</summary>
    public static IReadOnlyList<ReaderRule> All { get; } =
    [
        MissingSheet, MissingCover, UncodedCover, RenamedSheet, DuplicateSheet, UnknownSheet, WrongSheet, NotCollected, OtherForm,
        MissingHeader, MissingColumn, MissingExplanation, DuplicateColumn, UnknownColumn, UnknownColumns,
        MissingRow, DuplicateRow, UnknownRow, UncodedRow, BelowTable, AboveTable, NumberedLine, TooManyLines,
        NotApplicable, NotApplicableText, ErrorValue, Boolean, NotCalculated, NotANumber, WithUnit, Percent, DayAsFigure,
        Fraction, FractionProposed, Negative, TooLarge, WrittenZero,
        NotADay, NotAChoice, TooLong, DuplicateField,
    ];
}
