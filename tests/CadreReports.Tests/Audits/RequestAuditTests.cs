using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Functions.Pages;
using CadreReports.Storage;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Tests.Audits;

public sealed class RequestAuditTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private readonly StorageAccount account = StorageAccount.Open(storage.ConnectionString);

    /// <summary>The first request to storage writes the line; the process dies at the second one, when the act is done.</summary>
    [Fact]
    public async Task Who_asked_is_there_also_when_the_process_dies_before_the_request_ends()
    {
        var done = false;
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(
            StorageAccount.Open(storage.ConnectionString, new BreakAt(2, afterwards: false)), HttpMethods.Post, Operation.ManagePeriod, "quan-tri-1", () => done = true));
        Assert.True(done);
        var line = await LineAsync("quan-tri-1");
        Assert.Equal(("request.manage-period", null, "192.0.2.7", "POST /api/x"), (line.Action, line.Result, line.From, line.Subject));
    }

    [Theory]
    [InlineData("POST", nameof(Operation.ManagePeriod), "quan-tri-2")]
    [InlineData("GET", nameof(Operation.ReadSummary), "tinh-2")]
    public async Task What_cannot_be_noted_is_not_done_or_handed_out(string method, string operation, string who)
    {
        var changed = false;
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(
            StorageAccount.Open(storage.ConnectionString, new BreakAt(1, afterwards: false)), method, Enum.Parse<Operation>(operation), who, () => changed = method == "POST"));
        Assert.False(changed);
        Assert.DoesNotContain(await AuditLines.ReadAsync(account), l => l.Who == who);
    }

    [Fact]
    public async Task What_fails_has_its_line_with_the_failure()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => AskAsync(account, HttpMethods.Delete, Operation.ManageKeys, "quan-tri-3", () => throw new InvalidDataException()));
        Assert.Equal(500, (await LineAsync("quan-tri-3")).Result);
    }

    /// <summary>
    /// A form that is refused gets its page back, with what stands on it: one request, which nobody sent as another one, and a
    /// reading that was not refused.
    /// </summary>
    [Fact]
    public async Task A_page_that_is_shown_again_was_asked_for_by_its_form_and_was_read()
    {
        var http = Http(HttpMethods.Post);
        var audit = new RequestAudit(new AuditLog(account), TimeProvider.System);
        var who = new Principal("quan-tri-5", Role.CentralAdministrator, null, SignInWay.Password);
        var refused = await audit.AnswerAsync(
            http.Request, Operation.ManageContacts, new AccessTarget(), who, () => Task.FromResult(Answer.Problem(StatusCodes.Status400BadRequest, "sai")));
        await PageAnswers.AgainAsync(http.Request, (ProblemAnswer)refused, () => audit.AnswerAsync(
            http.Request, Operation.ReadContacts, new AccessTarget(), who, () => Task.FromResult(Results.Text("trang", statusCode: StatusCodes.Status400BadRequest))));
        Assert.Equal(
            [("request.manage-contacts", "POST /api/x", 400), ("request.read-contacts", "POST /api/x", 200)],
            (await AuditLines.ReadAsync(account)).Where(l => l.Who == who.Id).Select(l => (l.Action, l.Subject!, l.Result!.Value)).Order());
    }

    /// <summary>Reading accounts and changing them are one thing to the trail: a page shown again is no change that was made after all.</summary>
    [Theory]
    [InlineData(Operation.ManageAccounts)]
    [InlineData(Operation.ManageKeys)]
    public async Task A_refused_form_has_no_line_that_says_it_was_done(Operation operation)
    {
        var http = Http(HttpMethods.Post);
        var audit = new RequestAudit(new AuditLog(account), TimeProvider.System);
        var who = new Principal($"quan-tri-{operation}", Role.CentralAdministrator, null, SignInWay.Password);
        var refused = await audit.AnswerAsync(
            http.Request, operation, new AccessTarget(), who, () => Task.FromResult(Answer.Problem(StatusCodes.Status409Conflict, "đã có")));
        await PageAnswers.AgainAsync(http.Request, (ProblemAnswer)refused, () => audit.AnswerAsync(
            http.Request, operation, new AccessTarget(), who, () => Task.FromResult(Results.Text("trang", statusCode: StatusCodes.Status409Conflict))));
        var line = await LineAsync(who.Id);
        Assert.Equal(("POST /api/x", 409), (line.Subject!, line.Result!.Value));
    }

    /// <summary>What the server itself refuses while a body comes in is no failure of ours, and is answered so.</summary>
    [Fact]
    public async Task A_body_that_the_server_refuses_has_its_line_with_what_the_sender_is_told()
    {
        await Assert.ThrowsAsync<BadHttpRequestException>(() => AskAsync(
            account, HttpMethods.Put, Operation.Upload, "tinh-4", () => throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge)));
        Assert.Equal(413, (await LineAsync("tinh-4")).Result);
    }

    private static async Task AskAsync(StorageAccount account, string method, Operation operation, string who, Action act)
    {
        await new RequestAudit(new AuditLog(account), TimeProvider.System).AnswerAsync(
            Http(method).Request, operation, new AccessTarget(), new Principal(who, Role.CentralAdministrator, null, SignInWay.Password), () =>
            {
                act();
                return Task.FromResult(Results.Ok());
            });
    }

    private static DefaultHttpContext Http(string method) =>
        new() { Request = { Method = method, Path = "/api/x" }, Connection = { RemoteIpAddress = new([192, 0, 2, 7]) } };

    private async Task<AuditEntry> LineAsync(string who) => Assert.Single(await AuditLines.ReadAsync(account), l => l.Who == who);
}
