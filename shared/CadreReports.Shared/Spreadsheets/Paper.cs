namespace CadreReports.Spreadsheets;

/// <summary>The sizes of paper that sheets are printed on.</summary>
internal enum Paper
{
    A4,
    A3,
}
