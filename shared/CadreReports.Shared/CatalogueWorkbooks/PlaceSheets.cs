using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>Who reports and when: provinces of every time, the regions of the version's periods, and these periods.</summary>
internal static class PlaceSheets
{
    public static IEnumerable<TableSheet> Write(XLWorkbook workbook, CatalogueSet catalogues, CatalogueVersion version)
    {
        var periods = catalogues.Periods.Where(p => p.CatalogueVersion == version.Version).ToList();
        return [Provinces(workbook, catalogues, version), Regions(workbook, version, periods), Periods(workbook, version, periods)];
    }

    private static TableSheet Provinces(XLWorkbook workbook, CatalogueSet catalogues, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.ProvincesSheet, CatalogueWorkbookTexts.ProvincesTitle, CatalogueWorkbookTexts.ProvincesAbout,
        [
            new(CatalogueWorkbookTexts.CodeColumn, 8, Centred: true),
            new(CatalogueWorkbookTexts.ProvinceColumn, 26),
            new(CatalogueWorkbookTexts.BoardColumn, 44),
            new(CatalogueWorkbookTexts.ValidFromColumn, 14, Centred: true),
            new(CatalogueWorkbookTexts.ValidToColumn, 14, Centred: true),
            new(CatalogueWorkbookTexts.PredecessorsColumn, 46),
            new(CatalogueWorkbookTexts.SuccessorColumn, 24),
            new(CatalogueWorkbookTexts.SourceColumn, 34),
        ]);
        foreach (var province in catalogues.Provinces)
        {
            table.Add(
            [
                province.Code,
                province.Name,
                province.BoardName,
                province.ValidFrom,
                province.ValidTo,
                province.Predecessors.Count > 0 ? CatalogueWording.Join(province.Predecessors.Select(Named)) : null,
                province.ValidTo is { } last && catalogues.SuccessorOn(province, last.AddDays(1)) is { } successor ? Named(successor) : null,
                province.Source,
            ]);
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Regions(XLWorkbook workbook, CatalogueVersion version, List<Period> periods)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.RegionsSheet, CatalogueWorkbookTexts.RegionsTitle, CatalogueWorkbookTexts.RegionsAbout,
        [
            new(CatalogueWorkbookTexts.CodeColumn, 24),
            new(CatalogueWorkbookTexts.RegionColumn, 26),
            new(CatalogueWorkbookTexts.PeriodsColumn, 26),
            new(CatalogueWorkbookTexts.ProvinceCountColumn, 12, Centred: true),
            new(CatalogueWorkbookTexts.MembersColumn, 78),
            new(CatalogueWorkbookTexts.SourceColumn, 36),
            new(CatalogueWorkbookTexts.AssumedColumn, 9, Centred: true),
        ]);
        // Periods between two mergers have the same groups; each group is told once.
        var groups = periods
            .SelectMany(period => period.Regions, (period, region) => (period, region, Members: CatalogueWording.Join(region.Provinces.Select(Named))))
            .GroupBy(g => (g.region.Code, g.region.Name, g.Members));
        foreach (var group in groups)
        {
            table.Add(
            [
                group.Key.Code,
                group.Key.Name,
                string.Join(", ", group.Select(g => g.period.Id.ToString())),
                group.First().region.Provinces.Count,
                group.Key.Members,
                group.First().region.Source,
                table.Assume(group.First().region.Assumed),
            ]);
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Periods(XLWorkbook workbook, CatalogueVersion version, List<Period> periods)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.PeriodsSheet, CatalogueWorkbookTexts.PeriodsTitle, CatalogueWorkbookTexts.PeriodsAbout,
        [
            new(CatalogueWorkbookTexts.CodeColumn, 11, Centred: true),
            new(CatalogueWorkbookTexts.PeriodColumn, 30),
            new(CatalogueWorkbookTexts.CutOffColumn, 16, Centred: true),
            new(CatalogueWorkbookTexts.DueColumn, 20, Centred: true),
            new(CatalogueWorkbookTexts.GraceColumn, 12, Centred: true),
            new(CatalogueWorkbookTexts.ConferenceDayColumn, 16, Centred: true),
            new(CatalogueWorkbookTexts.ConferencePlaceColumn, 20),
            new(CatalogueWorkbookTexts.StateColumn, 22, Centred: true),
            new(CatalogueWorkbookTexts.ProvinceCountColumn, 14, Centred: true),
            new(CatalogueWorkbookTexts.SourceColumn, 40),
        ]);
        foreach (var period in periods)
        {
            // The columns that a period's data file can call assumed.
            string[] named = ["", "name", "cutOff", "due", "graceDays", "conference", "conference", "state"];
            table.Add(
            [
                period.Id.ToString(),
                period.Name,
                period.CutOff,
                period.Due.DateTime,
                period.GraceDays,
                period.Conference?.Date,
                period.Conference?.Place,
                CatalogueWording.State(period.State),
                period.Provinces.Count,
                period.Source,
            ]);
            for (var column = 0; column < named.Length; column++)
            {
                if (period.Assumed.Contains(named[column]))
                    table.Mark(column, SheetStyle.Attention);
            }
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static string Named(Province province) => $"{province.Code} {province.Name}";
}
