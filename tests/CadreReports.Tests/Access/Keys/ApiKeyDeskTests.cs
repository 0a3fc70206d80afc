using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Tests.Clocks;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Access.Keys;

public sealed class ApiKeyDeskTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();
    private static readonly Province TienGiang = Catalogues.Province("82", new DateOnly(2023, 6, 5))!;

    private readonly HandClock clock = new() { Now = new DateTimeOffset(2023, 6, 5, 8, 0, 0, TimeSpan.FromHours(7)) };

    [Fact]
    public async Task A_key_is_who_it_was_made_for_and_nothing_of_it_is_kept()
    {
        var desk = Desk();
        var (key, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "Gửi từ phần mềm của tỉnh", new DateOnly(2023, 6, 30)), "chief", default);
        Assert.Matches(@"^cr_[0-9a-f]{12}_[0-9a-f]{64}$", text);
        Assert.Equal(
            (new Principal("key-" + key.Id, Role.ProvinceClerk, TienGiang, SignInWay.Key), ApiKeyState.Valid), Pair(await desk.JudgeAsync(text, default)));
        var (centre, all) = await desk.MakeAsync(new ApiKeyDraft(null, "Bảng theo dõi", new DateOnly(2023, 6, 30)), "chief", default);
        Assert.Equal((Role.CentralAnalyst, null), (await desk.JudgeAsync(all, default)).Principal is { } p ? (p.Role, p.Province) : default);
        Assert.NotEqual(key.Id, centre.Id);

        var secret = text.Split('_')[2];
        await foreach (var row in StorageAccount.Open(storage.ConnectionString).Tables.GetTableClient(StorageNames.KeysTable).QueryAsync<TableEntity>())
        {
            Assert.DoesNotContain(row, column => column.Value?.ToString()?.Contains(secret, StringComparison.OrdinalIgnoreCase) == true);
        }
    }

    /// <summary>Sent twice at once, and again after it died wherever: one key for one text of one person.</summary>
    [Fact]
    public async Task One_text_makes_one_key()
    {
        var draft = new ApiKeyDraft(TienGiang, "Một lần", new DateOnly(2023, 6, 30));
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Desk().MakeOnceAsync(draft, "chief", "x", default)));
        var (key, text) = Assert.Single(made, one => one is not null)!.Value;
        Assert.NotNull((await Desk().JudgeAsync(text, default)).Principal);
        Assert.Null(await Desk().MakeOnceAsync(draft with { }, "chief", "x", default));

        // Another key asked for from the same page, as by who went back to it, is another one.
        Assert.NotNull(await Desk().MakeOnceAsync(draft with { Purpose = "Khác" }, "chief", "x", default));
        Assert.NotNull(await Desk().MakeOnceAsync(draft with { Province = null, Purpose = "Khác" }, "chief", "x", default));
        Assert.NotNull(await Desk().MakeOnceAsync(draft with { Purpose = "Khác" }, "chief", "y", default));
        Assert.NotNull(await Desk().MakeOnceAsync(draft with { Purpose = "Khác" }, "deputy", "x", default));
        Assert.Equal(key.Id, Assert.Single(await Desk().ListAsync(default), k => k.Purpose == "Một lần").Id);
        Assert.Equal([("key.make", "chief")], await LinesAsync(key));

        foreach (var (at, afterwards) in from at in Enumerable.Range(1, 4) from afterwards in (bool[])[false, true] select (at, afterwards))
        {
            var purpose = $"Một lần {at} {afterwards}";
            var broken = StorageAccount.Open(storage.ConnectionString, new BreakAt(at, afterwards));
            try
            {
                await new ApiKeyDesk(broken, Catalogues, new AuditLog(broken), clock).MakeOnceAsync(draft with { Purpose = purpose }, "chief", purpose, default);
            }
            catch (BrokenException)
            {
                // It is asked again.
            }

            await Desk().MakeOnceAsync(draft with { Purpose = purpose }, "chief", purpose, default);
            Assert.Single(await Desk().ListAsync(default), k => k.Purpose == purpose);
        }
    }

    /// <summary>The client library sends again by itself what it got no answer to.</summary>
    [Fact]
    public async Task A_key_whose_adding_was_sent_twice_is_handed_out()
    {
        var twice = StorageAccount.Open(storage.ConnectionString, new SentTwice());
        var desk = new ApiKeyDesk(twice, Catalogues, new AuditLog(twice), clock);
        var draft = new ApiKeyDraft(TienGiang, "Gửi hai lần", new DateOnly(2023, 6, 30));
        var once = (await desk.MakeOnceAsync(draft, "chief", "hai lần", default))!.Value;
        var (key, text) = await desk.MakeAsync(draft, "chief", default);
        Assert.Equal(once.Key.PrincipalId, (await Desk().JudgeAsync(once.Text, default)).Principal?.Id);
        Assert.Equal(key.PrincipalId, (await Desk().JudgeAsync(text, default)).Principal?.Id);
        Assert.Equal(
            new[] { once.Key.Id, key.Id }.Order(StringComparer.Ordinal),
            (await Desk().ListAsync(default)).Where(k => k.Purpose == draft.Purpose).Select(k => k.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>Whichever digit is another, and whoever's secret it is.</summary>
    [Fact]
    public async Task A_key_that_was_altered_opens_nothing()
    {
        var desk = Desk();
        var (_, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 30)), "chief", default);
        var (_, other) = await desk.MakeAsync(new ApiKeyDraft(null, "b", new DateOnly(2023, 6, 30)), "chief", default);
        var altered = Enumerable.Range(0, text.Length).Select(i => text[..i] + (text[i] == '0' ? '1' : '0') + text[(i + 1)..])
            .Concat([text.ToUpperInvariant(), text + " ", " " + text, text + "\n", text[..^1], text + "0", $"cr_{text.Split('_')[1]}_{other.Split('_')[2]}", $"cr_{other.Split('_')[1]}_{text.Split('_')[2]}", "", "cr__"]);
        foreach (var wrong in altered.Where(a => a != text))
        {
            Assert.Equal((wrong, ApiKeyVerdict.Unknown), (wrong, await desk.JudgeAsync(wrong, default)));
        }

        Assert.NotNull((await desk.JudgeAsync(text, default)).Principal);
    }

    [Fact]
    public void Any_text_is_judged_without_a_word() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => ApiKeyText.Parse(text ?? string.Empty) is null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public async Task A_key_is_good_through_its_last_day_in_Vietnam()
    {
        var desk = Desk();
        var (_, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 6)), "chief", default);
        clock.Now = new DateTimeOffset(2023, 6, 6, 16, 59, 59, TimeSpan.Zero);
        Assert.Equal(ApiKeyState.Valid, (await desk.JudgeAsync(text, default)).State);
        clock.Now = new DateTimeOffset(2023, 6, 6, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal((null, ApiKeyState.Expired), Pair(await desk.JudgeAsync(text, default)));

        // How it stands is nobody's business who does not have it.
        Assert.Equal(ApiKeyVerdict.Unknown, await desk.JudgeAsync(text[..^1] + (text[^1] == '0' ? '1' : '0'), default));
    }

    [Fact]
    public async Task A_revoked_key_is_closed_at_once_and_for_good()
    {
        var desk = Desk();
        var (key, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 30)), "chief", default);
        var revoked = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.RevokeAsync(key.Id, $"chief-{i}", default)));
        Assert.Equal((null, ApiKeyState.Revoked), Pair(await desk.JudgeAsync(text, default)));
        clock.Now += TimeSpan.FromHours(1);
        revoked = [.. revoked, await desk.RevokeAsync(key.Id, "late", default)];
        Assert.Single(revoked.Select(k => (k!.RevokedBy, k.RevokedAt)).Distinct());
        Assert.Null(await desk.RevokeAsync("000000000000", "chief", default));
        Assert.Null(await desk.RevokeAsync("a/b", "chief", default));
        Assert.Equal([("key.make", "chief"), ("key.revoke", revoked[0]!.RevokedBy)], await LinesAsync(key));
    }

    [Fact]
    public async Task The_day_of_its_last_use_is_kept()
    {
        var desk = Desk();
        var (key, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 30)), "chief", default);
        Assert.Null((await FindAsync(desk, key)).LastUsed);
        foreach (var day in (int[])[7, 7, 9])
        {
            clock.Now = new DateTimeOffset(2023, 6, day, 8, 0, 0, TimeSpan.FromHours(7));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.JudgeAsync(text, default)));
            Assert.Equal(new DateOnly(2023, 6, day), (await FindAsync(desk, key)).LastUsed);
        }
    }

    /// <summary>Of two at once neither takes back what the other wrote: a use does not open what was closed meanwhile.</summary>
    [Fact]
    public async Task A_use_and_a_revocation_at_once_leave_it_revoked()
    {
        var desk = Desk();
        for (var i = 0; i < 5; i++)
        {
            var (key, text) = await desk.MakeAsync(new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 30)), "chief", default);
            await Task.WhenAll(desk.JudgeAsync(text, default), desk.RevokeAsync(key.Id, "chief", default), desk.JudgeAsync(text, default));
            Assert.Equal(ApiKeyState.Revoked, (await desk.JudgeAsync(text, default)).State);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(366, true)]
    [InlineData(367, false)]
    [InlineData(-1, false)]
    public async Task A_last_day_is_this_one_at_the_earliest_and_a_year_ahead_at_the_latest(int days, bool right)
    {
        var draft = new ApiKeyDraft(TienGiang, "a", new DateOnly(2023, 6, 5).AddDays(days));
        Assert.Equal(right ? null : ApiKeyRefusal.ValidTo, draft.Check(new DateOnly(2023, 6, 5)));
        if (!right)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Desk().MakeAsync(draft, "chief", default));
        }
    }

    [Fact]
    public void A_draft_says_what_for_on_one_line_and_names_a_province_of_this_day()
    {
        var today = new DateOnly(2023, 6, 5);
        var draft = new ApiKeyDraft(TienGiang, new string('a', 100), today);
        Assert.Null(draft.Check(today));
        Assert.Equal(ApiKeyRefusal.Purpose, (draft with { Purpose = new string('a', 101) }).Check(today));
        Assert.Equal(ApiKeyRefusal.Purpose, (draft with { Purpose = "a\r\nb" }).Check(today));
        Assert.Equal(ApiKeyRefusal.Purpose, (draft with { Purpose = string.Empty }).Check(today));
        Assert.Equal(ApiKeyRefusal.Province, (draft with { ValidTo = new DateOnly(2025, 7, 1) }).Check(new DateOnly(2025, 7, 1)));
    }

    /// <summary>Wherever it dies: what was done has its lines after the next look, and what was not done has none.</summary>
    [Fact]
    public async Task Every_key_that_was_made_or_revoked_is_in_the_audit_trail_wherever_it_died()
    {
        var reached = 0;
        foreach (var afterwards in (bool[])[false, true])
        {
            for (var at = 1; at <= 12; at++)
            {
                var broken = new ApiKeyDesk(
                    StorageAccount.Open(storage.ConnectionString, new BreakAt(at, afterwards)), Catalogues,
                    new AuditLog(StorageAccount.Open(storage.ConnectionString, new BreakAt(at, afterwards))), clock);
                var purpose = $"{at} {afterwards}";
                var (made, _) = await Desk().MakeAsync(new ApiKeyDraft(null, purpose, new DateOnly(2023, 6, 30)), "first", default);
                try
                {
                    await broken.MakeAsync(new ApiKeyDraft(null, purpose, new DateOnly(2023, 6, 30)), "second", default);
                    await broken.RevokeAsync(made.Id, "second", default);
                }
                catch (BrokenException)
                {
                    reached++;
                }

                await Desk().RevokeAsync(made.Id, "third", default);
                foreach (var key in (await Desk().ListAsync(default)).Where(k => k.Purpose == purpose))
                {
                    (string, string?)[] expected = key.RevokedAt is null ? [("key.make", key.MadeBy)] : [("key.make", key.MadeBy), ("key.revoke", key.RevokedBy)];
                    Assert.Equal(expected, await LinesAsync(key));
                }
            }
        }

        Assert.True(reached > 10, $"It died only {reached} times.");
    }

    private ApiKeyDesk Desk()
    {
        var account = StorageAccount.Open(storage.ConnectionString);
        return new ApiKeyDesk(account, Catalogues, new AuditLog(account), clock);
    }

    private static async Task<ApiKey> FindAsync(ApiKeyDesk desk, ApiKey key) => (await desk.ListAsync(default)).Single(k => k.Id == key.Id);

    private static (Principal?, ApiKeyState?) Pair(ApiKeyVerdict verdict) => (verdict.Principal, verdict.State);

    private async Task<IReadOnlyList<(string Action, string? Who)>> LinesAsync(ApiKey key)
    {
        var lines = new List<(string, string?)>();
        await foreach (var line in new AuditLog(StorageAccount.Open(storage.ConnectionString)).ReadAsync(clock.Now.AddYears(-1), clock.Now.AddYears(1), default))
        {
            if (line.Subject == key.PrincipalId)
            {
                lines.Add((line.Action, line.Who));
            }
        }

        return lines;
    }

    /// <summary>Loses the first answer to what adds a key, and sends it again.</summary>
    private sealed class SentTwice : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The project only makes asynchronous calls.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method == RequestMethod.Post && message.Request.Uri.Path.EndsWith(StorageNames.KeysTable, StringComparison.Ordinal))
            {
                await ProcessNextAsync(message, pipeline);
            }
        }
    }
}
