using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>
/// The figures of Tiền Giang that the newspaper Ấp Bắc published in 2022. Their spans of time differ (2016 to 2021, 2016 to
/// 30/4/2022); here they all stand in the first half of 2022, which the workbook says beside each.
/// </summary>
internal static class ArticleFigures
{
    public const string Province = "82";

    public const long SubordinateCommittees = 15;
    public const long BaseOrganisations = 735;
    public const long Cells = 2_770;
    public const long PlannedAtStart = 1_204;
    public const long Added = 318;
    public const long Removed = 191;
    public const long AdvancedTheory = 898;

    public static readonly PeriodId Period = new(2022, 1);

    public static bool Apply(ProvinceProfile profile, PeriodId period) =>
        period == Period && string.Equals(profile.Code, Province, StringComparison.Ordinal);
}
