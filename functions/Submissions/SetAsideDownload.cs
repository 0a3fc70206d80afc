using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Submissions;

/// <summary>How a file is given out that nobody has found safe: as mere bytes to save, never to be shown.</summary>
internal static class SetAsideDownload
{
    /// <summary>The kinds of file that a program opens to show and does not run.</summary>
    private static readonly string[] PlainKinds = [".xlsx", ".ods", ".pdf"];

    /// <summary>The file as it came, or 409 with what has become of it.</summary>
    /// <param name="found">See <see cref="UploadFiles.OpenRefusedAsync"/>.</param>
    /// <param name="name">What it is called; a name of another kind than those of documents gets an ending that nothing opens.</param>
    public static IResult Of((RefusedFile State, Stream? Content) found, string name) => found switch
    {
        (RefusedFile.Kept, { } content) => Download.Of(content, ContentTypes.Binary, NameOf(name)),
        (RefusedFile.Expired, _) => Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.SetAsideExpired),
        (RefusedFile.Unread, _) => Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.SetAsideUnread),
        _ => Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.SetAsideMissing),
    };

    private static string NameOf(string name) =>
        PlainKinds.Any(kind => name.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) ? name : name + ".bin";
}
