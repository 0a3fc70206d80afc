using System.Globalization;
using System.Text.Json;
using CadreReports.Submissions.Explanations;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>
/// What a request's body says: a JSON object for the API, a form for a page (<see cref="FormFields"/>), whose blank fields are
/// as if they were not there. Every reading names the field when it is not what it must be; the first refusal stays.
/// </summary>
public sealed class RequestBody
{
    /// <summary>The largest body taken, in bytes: the most explanations at once, as long as they may be, in UTF-8.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Of two fields of one name nobody can say which was meant.</summary>
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>With the offset from UTC: a moment without it is another one in every place.</summary>
    private static readonly string[] MomentFormats =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>As a browser's field for a moment gives it, without an offset: it is meant as a clock in Vietnam shows it.</summary>
    private static readonly string[] TypedMomentFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private readonly JsonElement fields;
    private readonly string place;
    private readonly bool isForm;

    private RequestBody(JsonElement fields, string place, bool isForm) => (this.fields, this.place, this.isForm) = (fields, place, isForm);

    /// <summary>Whether it is a page's form, whose sender knows no names of the API.</summary>
    public bool IsForm => isForm;

    /// <summary>400 for the first field that is not what it must be; null while all are.</summary>
    public IResult? Refusal { get; private set; }

    /// <summary>Answers a request by what its body says.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the fields that are asked for; one that is not what it must be is refused there.</param>
    /// <param name="answer">Called only when nothing was refused.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The answer, or the first refusal: 400, 413 when the body is too large, 415 when it is not declared as JSON.</returns>
    public static async Task<IResult> AnswerAsync<T>(
        HttpRequest request, Func<RequestBody, T> read, Func<T, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var (body, refusal) = await ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return refusal!;
        }

        var said = read(body);
        return body.Refusal ?? await answer(said);
    }

    /// <summary>Reads the body and never takes more than the limit.</summary>
    /// <returns>The object, or the refusal: 400 when it is none, 413 when it is too large, 415 when it is not declared as JSON.</returns>
    private static async Task<(RequestBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (FormFields.IsSentBy(request))
        {
            return (new RequestBody(FormFields.AsJson(await request.ReadFormAsync(cancellationToken)), string.Empty, isForm: true), null);
        }

        // A page of another origin cannot send this type without being asked for permission.
        if (!request.HasJsonContentType())
        {
            return (null, Answer.Problem(StatusCodes.Status415UnsupportedMediaType, HttpTexts.NotJson));
        }

        if (request.ContentLength > MaximumBytes)
        {
            return (null, TooLarge());
        }

        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MaximumBytes)
            {
                return (null, TooLarge());
            }

            content.Write(buffer, 0, read);
        }

        try
        {
            using var document = JsonDocument.Parse(content.ToArray(), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (new RequestBody(document.RootElement.Clone(), string.Empty, isForm: false), null)
                : (null, Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.NotJson));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a field's name that is no text.
            return (null, Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.NotJson));
        }

        static IResult TooLarge() => Answer.Problem(StatusCodes.Status413PayloadTooLarge, HttpTexts.JsonTooLarge, MaximumBytes / 1024);
    }

    /// <summary>A whole number from 1; 0 when refused.</summary>
    public int Number(string name)
    {
        if (fields.TryGetProperty(name, out var field) && IsWhole(field, out var number) && number > 0)
        {
            return number;
        }

        Refuse(HttpTexts.FieldNumber, NameOf(name));
        return 0;
    }

    /// <summary>A whole number from 0, which it also is when the field is null or not there, and when refused.</summary>
    public int CountIfAny(string name)
    {
        if (IsNull(name))
        {
            return 0;
        }

        if (fields.TryGetProperty(name, out var field) && IsWhole(field, out var number) && number >= 0)
        {
            return number;
        }

        Refuse(HttpTexts.FieldCount, NameOf(name));
        return 0;
    }

    /// <summary>A text that is not blank; empty when refused.</summary>
    public string Text(string name)
    {
        if (fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String && Read(field) is { Length: > 0 } text)
        {
            return text;
        }

        Refuse(isForm ? HttpTexts.FormFieldText : HttpTexts.FieldText, NameOf(name));
        return string.Empty;
    }

    /// <summary>A text that is not blank, or null when the field is not there; empty when refused.</summary>
    public string? TextIfAny(string name) => IsNull(name) ? null : Text(name);

    /// <summary>A text exactly as it was sent, blanks and all, as a password is; empty when refused.</summary>
    public string Secret(string name)
    {
        try
        {
            if (fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String && field.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
        }

        Refuse(isForm ? HttpTexts.FormFieldText : HttpTexts.FieldText, NameOf(name));
        return string.Empty;
    }

    /// <summary>A secret, or null when the field is null or not there; see <see cref="Secret"/>.</summary>
    public string? SecretIfAny(string name) => IsNull(name) ? null : Secret(name);

    /// <summary>A moment as ISO 8601 writes it, such as <c>2023-06-08T10:00:00+07:00</c>; the default when refused.</summary>
    public DateTimeOffset Moment(string name)
    {
        if (fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String &&
            DateTimeOffset.TryParseExact(Read(field), MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        if (isForm && fields.TryGetProperty(name, out var typed) &&
            DateTime.TryParseExact(Read(typed), TypedMomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, VietnamTime.Offset);
        }

        Refuse(HttpTexts.FieldMoment, NameOf(name));
        return default;
    }

    /// <summary>A moment, or null when the field is null or not there; the default when refused.</summary>
    /// <inheritdoc cref="Moment"/>
    public DateTimeOffset? MomentIfAny(string name) => IsNull(name) ? null : Moment(name);

    /// <summary>A day as ISO 8601 writes it, such as <c>2023-06-10</c>, or null when the field is null or not there; the default when refused.</summary>
    public DateOnly? DayIfAny(string name)
    {
        if (IsNull(name))
        {
            return null;
        }

        if (fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String &&
            DateOnly.TryParseExact(Read(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Refuse(HttpTexts.FieldDay, NameOf(name));
        return default(DateOnly);
    }

    /// <summary>A sentence, or null when the field is null or not there; see <see cref="Sentence"/>.</summary>
    public string? SentenceIfAny(string name) => IsNull(name) ? null : Sentence(name);

    /// <summary>True or false; null when it is neither, or not there.</summary>
    public bool? Flag(string name) => !fields.TryGetProperty(name, out var field) ? null : field.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when isForm => bool.TryParse(Read(field), out var ticked) ? ticked : null,
        _ => null,
    };

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Has(string name) => fields.TryGetProperty(name, out _);

    /// <summary>Whether the field is just this word.</summary>
    public bool Says(string name, string word) => fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String && Read(field) == word;

    /// <summary>A text that is at least a sentence and not too long, as it is kept; see <see cref="SentenceCheck"/>.</summary>
    public string Sentence(string name)
    {
        var text = Text(name);
        if (text.Length > 0 && SentenceCheck.Of(text) is not SentenceVerdict.Enough and var verdict)
        {
            if (verdict == SentenceVerdict.TooLong)
            {
                Refuse(HttpTexts.FieldTooLong, NameOf(name), SentenceCheck.MaximumLength);
            }
            else
            {
                Refuse(HttpTexts.FieldTooShort, NameOf(name), SentenceCheck.MinimumWords, SentenceCheck.MinimumLetters);
            }
        }

        return text;
    }

    /// <summary>The objects of a list, at least one; what they refuse, this one does.</summary>
    /// <param name="name">The list.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="read">Reads one of them.</param>
    public IReadOnlyList<T> List<T>(string name, int most, Func<RequestBody, T> read)
    {
        if (!fields.TryGetProperty(name, out var field) || field.ValueKind != JsonValueKind.Array ||
            field.GetArrayLength() is var length && (length == 0 || length > most) ||
            field.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            Refuse(isForm ? HttpTexts.FormFieldList : HttpTexts.FieldList, NameOf(name), most);
            return [];
        }

        var items = new List<T>();
        foreach (var element in field.EnumerateArray())
        {
            var item = new RequestBody(element, FormattableString.Invariant($"{place}{name}[{items.Count}]."), isForm);
            items.Add(read(item));
            Refusal ??= item.Refusal;
        }

        return items;
    }

    /// <summary>Refuses a field that is none of the values there are: on a page they are chosen from a list, a program is told which they are.</summary>
    /// <param name="name">The field.</param>
    /// <param name="detail">What a program is told.</param>
    /// <param name="arguments">What goes into its places.</param>
    public void RefuseChoice(string name, string detail, params object[] arguments) =>
        Refuse(isForm ? HttpTexts.FormFieldChoice : detail, isForm ? [NameOf(name)] : arguments);

    /// <summary>Refuses a field that is not there: on a page it was left blank, a program is told what it may be.</summary>
    /// <inheritdoc cref="RefuseChoice"/>
    public void RefuseBlank(string name, string detail) => Refuse(isForm ? HttpTexts.FormFieldText : detail, NameOf(name));

    /// <summary>Refuses the body for what its fields say together.</summary>
    public void Refuse(string detail, params object[] arguments) =>
        Refusal ??= Answer.Problem(StatusCodes.Status400BadRequest, detail, arguments);

    /// <summary>What a refusal calls a field: people know it by what stands beside it on the page.</summary>
    private string NameOf(string name) => isForm ? FormFields.LabelOf(name) : place + name;

    private bool IsWhole(JsonElement field, out int number)
    {
        number = 0;
        return field.ValueKind == JsonValueKind.Number
            ? field.TryGetInt32(out number)
            : isForm && int.TryParse(Read(field), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private bool IsNull(string name) => !fields.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null;

    private static string? Read(JsonElement field)
    {
        try
        {
            return SentenceCheck.Clean(field.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }
}
