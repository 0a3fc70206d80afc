using Microsoft.AspNetCore.Components;

namespace CadreReports.Portal.Frame;

/// <summary>Renders pages: complete HTML, every text encoded, nothing in it that runs by itself.</summary>
public sealed class PageRenderer : IAsyncDisposable
{
    private readonly ComponentRenderer components = new();

    /// <summary>The whole document.</summary>
    public Task<string> RenderAsync<TPage, TModel>(PageContext context, TModel model)
        where TPage : PageOf<TModel> =>
        components.RenderAsync<CascadingValue<PageContext>>(new()
        {
            [nameof(CascadingValue<>.Value)] = context,
            [nameof(CascadingValue<>.IsFixed)] = true,
            [nameof(CascadingValue<>.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<TPage>(0);
                builder.AddComponentParameter(1, nameof(PageOf<>.Model), model);
                builder.CloseComponent();
            }),
        });

    public ValueTask DisposeAsync() => components.DisposeAsync();
}
