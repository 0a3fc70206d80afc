using CadreReports.Submissions;

namespace CadreReports.Tests.Documents;

/// <summary>How much paper the documents take when a browser prints them.</summary>
public sealed class PaperTests
{
    [SkippableTheory]
    [InlineData(0, "")]
    [InlineData(5, "Ô BM02!F7: “Cơ quan cấp huyện” ghi 328, nhưng cộng các phần được 276.")]
    [InlineData(200, "Ngắn.")]
    [InlineData(200, "Ô BM02!F7: “Cơ quan, đơn vị cấp huyện” ghi 328, nhưng cộng các phần được 276 = 125 (D7) + 151 (E7). Lệch 52. Đối chiếu sổ theo dõi rồi sửa ô F7 hoặc các ô D7, E7.")]
    [InlineData(200, "WWWW ỮỮỮỮ MMMMMMMM")]
    public async Task A_receipt_is_one_page_whatever_was_found(int count, string message)
    {
        // The last case is one that takes far more room than its letters let expect.
        var text = message.StartsWith('W') ? string.Concat(Enumerable.Repeat(message, 60)) : message;
        var pages = await Chromium.PagesAsync(await SampleDocuments.ReceiptPageAsync(
            SampleDocuments.Findings(count, text), SampleDocuments.Period.Province("77"), new(SubmissionState.AwaitingConfirmation, 123)));
        Skip.If(pages is null, "Chromium is not installed.");
        Assert.Equal(1, pages);
    }

    [SkippableTheory]
    [InlineData(SubmissionState.Accepted)]
    [InlineData(SubmissionState.NeedsExplanation)]
    public async Task A_confirmation_sheet_is_at_most_two_pages(SubmissionState state)
    {
        var sheet = SampleDocuments.Sheet(SampleDocuments.Version(state), state == SubmissionState.Accepted ? 1 : null, SampleDocuments.Period.Province("77"));
        var pages = await Chromium.PagesAsync(await SampleDocuments.ConfirmationPageAsync(sheet));
        Skip.If(pages is null, "Chromium is not installed.");
        Assert.InRange(pages.Value, 1, 2);
    }

    [SkippableFact]
    public async Task The_count_of_pages_counts()
    {
        var pages = await Chromium.PagesAsync("<p style='break-after: page'>1</p><p style='break-after: page'>2</p><p>3</p>");
        Skip.If(pages is null, "Chromium is not installed.");
        Assert.Equal(3, pages);
    }
}
