using Microsoft.AspNetCore.Components;

namespace CadreReports.Portal.Frame;

/// <summary>A page of the portal: what it shows is its model, what it knows of the request its context.</summary>
/// <typeparam name="TModel">What it shows. It holds data, never a store: a page reads nothing itself.</typeparam>
public abstract class PageOf<TModel> : ComponentBase
{
    [Parameter, EditorRequired] public required TModel Model { get; set; }

    [CascadingParameter] public required PageContext Context { get; set; }
}
