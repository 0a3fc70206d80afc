using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using CadreReports.Tests.Workbooks;
using CadreReports.Validation;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Tests.Local;

/// <summary>The samples through the project's own guard, reader, match and rules.</summary>
public class SampleIngestTests
{
    private static readonly SampleWorkbooks Samples = new(TemplateFixture.Catalogue);

    public static TheoryData<string> PeriodIds => [.. SampleWorkbooks.Periods.Select(p => p.ToString())];

    [Theory]
    [MemberData(nameof(PeriodIds))]
    public void Every_sample_ends_as_it_says(string id)
    {
        var period = TemplateFixture.Period(id);
        var catalogue = TemplateFixture.Catalogue.For(period);
        foreach (var upload in Samples.Uploads(period.Id))
        {
            if (upload.Province == SampleWorkbooks.UnreadableProvince && upload.Expected == SubmissionState.Rejected)
            {
                Assert.Throws<WorkbookRefusedException>(() => WorkbookPackage.Open(new MemoryStream(upload.Content)));
                continue;
            }

            var (content, findings) = Examine(catalogue, period, upload);
            var errors = findings.Where(f => f.Severity == Severity.Error).Select(f => $"{upload.Province}: {f.RuleId}");
            Assert.Equal(upload.Expected == SubmissionState.Accepted ? [] : [$"{SampleWorkbooks.UnbalancedProvince}: BM02-01"], errors);
            var queries = findings.Where(f => f.Severity == Severity.Query).ToList();
            if (period.Id == SampleWorkbooks.LastPeriod && upload.Province == SampleWorkbooks.ExplainedProvince)
            {
                Assert.Equal(["KT-08"], queries.Select(f => f.RuleId).Distinct());
                Assert.All(queries, f => Assert.Equal(
                    "Cùng kỳ năm trước gộp giai đoạn 2016–2021 theo bài báo; kỳ này chỉ tính 6 tháng.",
                    content.Form("BM06")!.Explanation(content.Form("BM06")!.Form.RowIndex(f.Cells[0].Row!))));
            }
            else
            {
                // Whoever leaves 52 units out of the district agencies has fewer of them than the year before.
                Assert.Equal(upload.Expected == SubmissionState.Accepted ? [] : ["KT-04 BM02.02.service"], queries.Select(f => $"{f.RuleId} {f.Earlier![0].Figure}"));
            }

            Assert.All(findings.Where(f => f.Severity == Severity.Note), f => Assert.Matches("^CS-0[2345]$", f.RuleId));

            var typed = Samples.Figures(period.Id, upload.Province);
            Assert.All(typed, f => Assert.Equal((f.Key, (long?)f.Value), (f.Key, Figure(content, f.Key))));
        }
    }

    /// <summary>Nothing but the one total differs from what it sends afterwards.</summary>
    [Fact]
    public void What_is_corrected_had_one_error()
    {
        var period = TemplateFixture.Period(SampleWorkbooks.LastPeriod.ToString());
        var sendings = new SampleSchedule(TemplateFixture.Catalogue).Of(period.Id).Where(s => s.Province == SampleWorkbooks.CorrectedProvince).ToList();
        var draft = Samples.Upload(sendings[0]);
        var (content, findings) = Examine(TemplateFixture.Catalogue.For(period), period, draft);
        Assert.Equal(["BM02-01"], findings.Where(f => f.Severity != Severity.Note).Select(f => f.RuleId));
        var changed = Assert.Single(Samples.Figures(period.Id, draft.Province), f => Figure(content, f.Key) != f.Value);
        Assert.Equal((new FigureRef("BM02", "02", "total"), (long?)changed.Value + 9), (changed.Key, Figure(content, changed.Key)));
        Assert.Equal(Samples.Upload(period.Id, draft.Province)!.Content, Samples.Upload(sendings[1]).Content);
    }

    private static (WorkbookContent Content, List<Finding> Findings) Examine(CatalogueVersion catalogue, Period period, SampleUpload upload)
    {
        using var package = WorkbookPackage.Open(new MemoryStream(upload.Content));
        var content = WorkbookReader.Read(package, catalogue, period.Id);
        return (content,
        [
            .. content.Findings,
            .. TemplateMatch.Check(content, period, period.Province(upload.Province)!, catalogue),
            .. Validator.Validate(catalogue, period.Id, content, SampleHistory.Of(Samples, period.Id, upload.Province)),
        ]);
    }

    private static long? Figure(WorkbookContent content, FigureRef figure)
    {
        var form = content.Form(figure.Form)!;
        return form[form.Form.RowIndex(figure.Row), form.Form.ColumnIndex(figure.Column)];
    }
}
