using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Access.Keys;

/// <summary>Makes, revokes and judges the keys of scripts.</summary>
/// <param name="account">Where they are kept, as hashes.</param>
/// <param name="catalogues">Knows the provinces.</param>
/// <param name="audit">Gets a line for each key that is made or revoked.</param>
/// <param name="time">The application's clock.</param>
public sealed class ApiKeyDesk(StorageAccount account, CatalogueSet catalogues, AuditLog audit, TimeProvider time)
{
    private readonly ApiKeyStore store = new(account, catalogues);

    /// <summary>This day, in Vietnam.</summary>
    public DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());

    /// <summary>All keys there ever were, newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ListAsync(cancellationToken);
        await TellAsync(rows, cancellationToken);
        return [.. rows.Select(r => r.Key)];
    }

    /// <summary>Makes a key.</summary>
    /// <param name="draft">What it is to be; checked (<see cref="ApiKeyDraft.Check"/>).</param>
    /// <param name="who">The id of who makes it.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>The key, and its text, which cannot be had again.</returns>
    /// <exception cref="ArgumentException">The draft is not right.</exception>
    public async Task<(ApiKey Key, string Text)> MakeAsync(ApiKeyDraft draft, string who, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryMakeAsync(draft, who, ApiKeyText.New(), cancellationToken) is { } made)
            {
                return made;
            }
        }
    }

    /// <summary>
    /// Makes a key, but only one of the same draft for each text that somebody says with it: sent twice, one after the other or at
    /// once, it makes one, and one that nobody was told of is not made a second time either. Who goes back to a page and asks for
    /// another key from there gets that.
    /// </summary>
    /// <param name="draft">What it is to be; checked (<see cref="ApiKeyDraft.Check"/>).</param>
    /// <param name="who">The id of who makes it.</param>
    /// <param name="once">The text, one that they never used before.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    /// <returns>The key, and its text, which cannot be had again; null when there is one for that draft and text.</returns>
    /// <exception cref="ArgumentException">The draft is not right.</exception>
    public Task<(ApiKey Key, string Text)?> MakeOnceAsync(ApiKeyDraft draft, string who, string once, CancellationToken cancellationToken) =>
        TryMakeAsync(draft, who, ApiKeyText.NewOnce(who, draft, once), cancellationToken);

    /// <summary>Revokes a key at once and for good; what was revoked before stays as it was.</summary>
    /// <returns>The key; null when there is none with this id.</returns>
    public async Task<ApiKey?> RevokeAsync(string id, string who, CancellationToken cancellationToken)
    {
        while (ApiKeyText.IsId(id) && await store.FindAsync(id, cancellationToken) is { } row)
        {
            if (row.Key.RevokedAt is not null || await store.RevokeAsync(row, who, time.GetUtcNow(), cancellationToken))
            {
                var rows = await store.ListAsync(cancellationToken);
                await TellAsync(rows, cancellationToken);
                return rows.First(r => r.Key.Id == id).Key;
            }
        }

        return null;
    }

    /// <summary>Judges what somebody sent as a key; how one stands is told only to who has its secret.</summary>
    public async Task<ApiKeyVerdict> JudgeAsync(string text, CancellationToken cancellationToken)
    {
        if (ApiKeyText.Parse(text) is not { } sent || await store.FindAsync(sent.Id, cancellationToken) is not { } row || !sent.Proves(row.Hash))
        {
            return ApiKeyVerdict.Unknown;
        }

        var (key, today) = (row.Key, Today);
        if (key.StateOn(today) is not ApiKeyState.Valid and var state)
        {
            return new ApiKeyVerdict(null, state);
        }

        if (key.LastUsed is not { } last || last < today)
        {
            await store.UsedAsync(key.Id, today, cancellationToken);
        }

        return new ApiKeyVerdict(new Principal(key.PrincipalId, key.Role, key.Province, SignInWay.Key), ApiKeyState.Valid);
    }

    private async Task<(ApiKey Key, string Text)?> TryMakeAsync(ApiKeyDraft draft, string who, ApiKeyText text, CancellationToken cancellationToken)
    {
        if (draft.Check(Today) is { } refusal)
        {
            throw new ArgumentException(refusal.ToString(), nameof(draft));
        }

        var key = new ApiKey(text.Id, draft.Role, draft.Province, draft.Purpose, who, time.GetUtcNow(), draft.ValidTo);
        if (!await store.AddAsync(key, text.Hash(), cancellationToken))
        {
            return null;
        }

        await TellAsync(await store.ListAsync(cancellationToken), cancellationToken);
        return (key, text.Write());
    }

    /// <summary>
    /// Writes the lines that the audit trail does not have yet: those of this act, and those of one that died before its own
    /// were written.
    /// </summary>
    private async Task TellAsync(IReadOnlyList<ApiKeyRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var lines = LinesOf(row.Key).ToList();
            foreach (var line in lines.Skip(row.Told))
            {
                await audit.AddOnceAsync(line, line.Action.Replace('.', '-') + '-' + row.Key.Id, cancellationToken);
            }

            if (row.Told < lines.Count)
            {
                await store.ToldAsync(row.Key.Id, lines.Count, cancellationToken);
            }
        }
    }

    private static IEnumerable<AuditEntry> LinesOf(ApiKey key)
    {
        yield return new AuditEntry(
            key.MadeAt, key.MadeBy, "key.make", null, key.Province?.Code, key.PrincipalId, FormattableString.Invariant($"{key.Role} {key.ValidTo:yyyy-MM-dd}"));
        if (key is { RevokedAt: { } at, RevokedBy: { } who })
        {
            yield return new AuditEntry(at, who, "key.revoke", null, key.Province?.Code, key.PrincipalId, null);
        }
    }
}
