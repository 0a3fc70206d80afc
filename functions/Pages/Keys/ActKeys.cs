using CadreReports.Functions.Keys;
using CadreReports.Portal.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Keys;

/// <summary><c>POST /khoa</c>: makes a key, as <see cref="PostKey"/> does, and shows it this once.</summary>
public sealed class ActKeys(PostKey api, ShowKeys page, PageAnswers pages)
{
    [Function(nameof(ActKeys))]
    public Task<IResult> Run([HttpTrigger("post", Route = "khoa")] HttpRequest request, CancellationToken cancellationToken) =>
        PageAnswers.ActAndShowAsync<KeyMadeView>(
            request,
            () => api.Run(request, cancellationToken),
            () => page.Run(request, cancellationToken),
            made => pages.ShowAsync<KeyMadePage, KeyMadeModel>(request, new KeyMadeModel(made.Made.Purpose, made.Key, made.Made.Place, made.Made.ValidTo)));
}
