using CadreReports.Functions.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Contacts;

/// <summary>What the pages about contacts are made of.</summary>
public static class ContactPages
{
    public static IServiceCollection AddContactPages(this IServiceCollection services) => services
        .AddSingleton<PostContact>()
        .AddSingleton<PutContact>()
        .AddSingleton<PostContactProposal>()
        .AddSingleton<ShowContactsOf>()
        .AddSingleton<ShowContact>()
        .AddSingleton<ShowContactProposals>();
}
