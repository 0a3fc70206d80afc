using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Tests.Workbooks;
using CadreReports.Validation;

namespace CadreReports.Tests.Local;

/// <summary>The earlier sample reports of a province, all of which were accepted.</summary>
internal static class SampleHistory
{
    public static History Of(SampleWorkbooks samples, PeriodId period, string province) =>
        new(Report(samples, period.Previous, province), Report(samples, period.LastYear, province));

    private static EarlierReport? Report(SampleWorkbooks samples, PeriodId id, string province)
    {
        if (!SampleWorkbooks.Periods.Contains(id))
        {
            return null;
        }

        var period = TemplateFixture.Period(id.ToString());
        var version = TemplateFixture.Catalogue.For(period);
        return new EarlierReport(id, version, [period.Province(province)!], new CompleteFigures(version, samples.Figures(id, province)).All);
    }
}
