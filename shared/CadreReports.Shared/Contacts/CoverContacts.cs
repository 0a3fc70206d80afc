using System.Collections.Concurrent;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Contacts;

/// <summary>What a cover sheet says of one role, each on one line; null where it says nothing.</summary>
/// <param name="Role">Clerk: the preparer; approver: the approver. The cover has one address and one telephone for both.</param>
/// <param name="Name">Of the person.</param>
/// <param name="Email">As it was typed.</param>
/// <param name="Telephone">As it was typed.</param>
public sealed record StatedContact(ContactRole Role, string? Name, string? Email, string? Telephone)
{
    /// <summary>Whether it can be a contact at all.</summary>
    public bool IsUsable => Name is not null && Email is not null && ContactDraft.IsEmail(Email);

    /// <summary>Whether a contact says the same.</summary>
    public bool IsSaidBy(Contact contact) =>
        contact.Role == Role && IsNamed(contact.Name) && ContactDraft.IsSameEmail(contact.Email, Email ?? string.Empty) && Digits(contact.Telephone) == Digits(Telephone);

    /// <summary>Whether it is about a person of this name, written with other capitals or blanks perhaps.</summary>
    public bool IsNamed(string name) => string.Equals(Plain(name), Plain(Name ?? string.Empty), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Digits(string? text) => string.Concat((text ?? string.Empty).Where(char.IsAsciiDigit));
}

/// <summary>What the newest cover sheet of a province says that its contacts do not.</summary>
/// <param name="Province">Whose cover it is.</param>
/// <param name="Version">The version that the cover is of.</param>
/// <param name="Stated">What it says.</param>
/// <param name="Contacts">The contacts of that role who are valid now.</param>
public sealed record ContactProposal(Province Province, int Version, StatedContact Stated, IReadOnlyList<Contact> Contacts);

/// <summary>Reads contacts from the covers of the workbooks as they came. Nothing of it is stored until the centre takes it over.</summary>
public sealed class CoverContacts(CatalogueSet catalogues, SubmissionStore store, UploadFiles files, ContactBook book)
{
    /// <summary>How many workbooks are read at once.</summary>
    private const int AtOnce = 4;

    /// <summary>What differs, by province and role, from the newest version of each province that could be read.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="today">The day for which contacts are looked up, in Vietnam.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ContactProposal>> ProposeAsync(Period period, DateOnly today, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<ContactProposal>();
        await Parallel.ForEachAsync(
            (await store.SubmissionsAsync(period.Id, cancellationToken)).Keys,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (code, token) =>
            {
                var key = new SubmissionKey(period.Id, code);
                var newest = (await store.VersionsAsync(key, token)).Select(v => v.Version).LastOrDefault(v => v.Outcome is { Refused: false });
                if (newest is null || period.Province(code) is not { } province || await ReadAsync(period, key, newest, token) is not { } stated)
                {
                    return;
                }

                var contacts = await book.ValidAsync(province, today, token);
                foreach (var one in stated.Where(s => !contacts.Any(s.IsSaidBy)))
                {
                    found.Add(new ContactProposal(province, newest.Number, one, [.. contacts.Where(c => c.Role == one.Role)]));
                }
            });
        return [.. found.OrderBy(p => p.Province.Code, StringComparer.Ordinal).ThenBy(p => p.Stated.Role)];
    }

    /// <summary>What the cover of a version says of the roles of a province that it names.</summary>
    /// <returns>Null when there is no such version, it was refused, or the original is gone.</returns>
    public async Task<IReadOnlyList<StatedContact>?> ReadAsync(Period period, SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        if (version.Outcome is not { Refused: false } || await files.OpenArchivedAsync(key, version.Sha256, cancellationToken) is not { } original)
        {
            return null;
        }

        await using (original)
        {
            await using var workbook = TemporaryFile.Create();
            await original.CopyToAsync(workbook, cancellationToken);
            workbook.Position = 0;
            using var package = WorkbookPackage.Open(workbook, WorkbookLimits.Default, cancellationToken);
            var cover = WorkbookReader.ReadCover(package, catalogues.For(period), period.Id, cancellationToken);
            var (email, telephone) = (Line(cover, CoverField.Email), Line(cover, CoverField.Telephone));
            return [.. new[] { (ContactRole.Clerk, CoverField.Preparer), (ContactRole.Approver, CoverField.Approver) }
                .Select(role => new StatedContact(role.Item1, Line(cover, role.Item2), email, telephone))
                .Where(stated => stated.Name is not null)];
        }
    }

    /// <summary>A field as one line without what nobody sees; null when nothing is left.</summary>
    private static string? Line(IReadOnlyDictionary<string, CoverEntry> cover, string field) =>
        SentenceCheck.Clean(cover.GetValueOrDefault(field)?.Text ?? string.Empty) is { Length: > 0 } text
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;
}
