using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CadreReports.Portal.Documents;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>How the API answers: JSON with Vietnamese letters as they are, a <see cref="ProblemAnswer"/> for errors.</summary>
public static class Answer
{
    /// <summary>Names in camel case, enumerations as words.</summary>
    public static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>200 with a JSON body, or another status.</summary>
    public static IResult Json<T>(T body, int status = StatusCodes.Status200OK) => Results.Json(body, JsonOptions, statusCode: status);

    /// <summary>A refusal or an error.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">Text in the caller's language (<see cref="Languages"/>) with places for <paramref name="arguments"/>: what is wrong and what to do.</param>
    /// <param name="arguments">What goes into the places.</param>
    public static IResult Problem(int status, string detail, params object[] arguments) =>
        new ProblemAnswer(
            status,
            $"/problems/{JsonNamingPolicy.KebabCaseLower.ConvertName(((HttpStatusCode)status).ToString())}",
            TitleOf(status),
            string.Format(Languages.Current, detail, arguments));

    /// <summary>A document that a browser shows under a policy which lets nothing in from elsewhere.</summary>
    /// <param name="request">The request that is answered.</param>
    /// <param name="html">The whole document.</param>
    public static IResult Page(HttpRequest request, string html)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = DocumentStyles.ContentSecurityPolicy;
        return Results.Text(html, ContentTypes.Html);
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => HttpTexts.Title401,
        StatusCodes.Status403Forbidden => HttpTexts.Title403,
        StatusCodes.Status404NotFound => HttpTexts.Title404,
        StatusCodes.Status409Conflict => HttpTexts.Title409,
        StatusCodes.Status413PayloadTooLarge => HttpTexts.Title413,
        StatusCodes.Status429TooManyRequests => HttpTexts.Title429,
        >= StatusCodes.Status500InternalServerError => HttpTexts.Title500,
        _ => HttpTexts.Title400,
    };
}
