using System.Text;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using CadreReports.Time;

namespace CadreReports.Tests.Submissions;

[Collection(SharedStorage.Name)]
public sealed class ConfirmationsTests(StorageFixture storage)
{
    private static readonly SubmissionKey Key = new(new PeriodId(2099, 1), "82");
    private static int versions;

    private readonly int version = Interlocked.Increment(ref versions);
    private readonly Confirmations confirmations = new(StorageAccount.Open(storage.ConnectionString), new ShiftedTimeProvider(TimeSpan.Zero));

    [Fact]
    public async Task The_same_file_twice_gives_the_same_answer()
    {
        var first = await AttachAsync("một", "clerk-82");
        var again = await AttachAsync("một", "approver-82");

        Assert.Equal(first, again);
        Assert.Equal("clerk-82", again.AttachedBy);
        Assert.Equal(first, Assert.Single(await confirmations.ListAsync(Key, version, default)));
    }

    [Fact]
    public async Task The_newest_counts_and_all_are_kept()
    {
        var first = await AttachAsync("một", "clerk-82");
        var second = await AttachAsync("hai", "Người gửi số 2");

        Assert.Equal([second, first], await confirmations.ListAsync(Key, version, default));
        Assert.Equal("Người gửi số 2", second.AttachedBy);
        Assert.Equal(TimeSpan.Zero, second.AttachedAt.Offset);
        await using var content = await confirmations.OpenAsync(Key, version, first, default);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.Equal(Pdf("một"), copy.ToArray());
    }

    [Fact]
    public async Task The_one_attached_last_counts_though_it_had_been_attached_before()
    {
        var one = await AttachAsync("một", "clerk-82");
        var two = await AttachAsync("hai", "clerk-82");
        var again = await AttachAsync("một", "approver-82");

        Assert.Equal(one with { AttachedAt = again.AttachedAt, AttachedBy = "approver-82" }, again);
        Assert.True(again.AttachedAt > two.AttachedAt);
        Assert.Equal([again, two], await confirmations.ListAsync(Key, version, default));
        Assert.Equal(again, await AttachAsync("một", "clerk-82"));
    }

    /// <summary>Machines' clocks differ: what comes later counts, whatever the clock of its machine says.</summary>
    [Fact]
    public async Task The_one_attached_last_counts_though_its_clock_is_slow()
    {
        var one = await AttachAsync("một", "clerk-82");
        var slow = new Confirmations(StorageAccount.Open(storage.ConnectionString), new ShiftedTimeProvider(TimeSpan.FromMinutes(-10)));
        var two = await slow.AttachAsync(Key, version, new MemoryStream(Pdf("hai")), "clerk-82", default);
        var three = await slow.AttachAsync(Key, version, new MemoryStream(Pdf("một")), "clerk-82", default);

        Assert.True(one.AttachedAt < two.AttachedAt && two.AttachedAt < three.AttachedAt);
        Assert.Equal([three, two], await confirmations.ListAsync(Key, version, default));
    }

    [Fact]
    public async Task One_file_sent_many_times_at_once_is_one_and_has_one_answer()
    {
        await AttachAsync("một", "clerk-82");
        await AttachAsync("hai", "clerk-82");
        foreach (var text in (string[])["một", "ba"])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => AttachAsync(text, $"clerk-{i}")));
            Assert.Single(answers.Distinct());
            Assert.Equal(answers[0], (await confirmations.ListAsync(Key, version, default))[0]);
        }
    }

    [Fact]
    public async Task Another_version_has_none()
    {
        await AttachAsync("một", "clerk-82");
        Assert.Empty(await confirmations.ListAsync(Key, version + 100_000, default));
        Assert.Empty(await confirmations.ListAsync(Key with { Province = "8" }, version, default));
    }

    [Theory]
    [InlineData("%PDF-1.7\n…\n%%EOF\n", PdfForm.Whole)]
    [InlineData("%PDF-%%EOF", PdfForm.Whole)]
    [InlineData("%PDF-1.7\n…\n", PdfForm.CutOff)]
    [InlineData("%PDF", PdfForm.NoPdf)]
    [InlineData(" %PDF-1.7\n%%EOF", PdfForm.NoPdf)]
    [InlineData("PK\u0003\u0004%%EOF", PdfForm.NoPdf)]
    [InlineData("", PdfForm.NoPdf)]
    public async Task A_whole_PDF_is_told_from_other_files(string content, PdfForm expected)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(content));
        Assert.Equal(expected, await SignedPdf.CheckAsync(file, default));
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public async Task An_end_mark_far_from_the_end_is_none()
    {
        using var file = new MemoryStream([.. "%PDF-1.7 %%EOF"u8, .. new byte[2000]]);
        Assert.Equal(PdfForm.CutOff, await SignedPdf.CheckAsync(file, default));
    }

    private Task<Confirmation> AttachAsync(string text, string sender) =>
        confirmations.AttachAsync(Key, version, new MemoryStream(Pdf(text)), sender, default);

    private static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}\n%%EOF\n");
}
