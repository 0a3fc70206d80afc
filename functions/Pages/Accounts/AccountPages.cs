using CadreReports.Functions.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Accounts;

/// <summary>What the pages about accounts are made of.</summary>
public static class AccountPages
{
    public static IServiceCollection AddAccountPages(this IServiceCollection services) => services
        .AddSingleton<AccountsReader>()
        .AddSingleton<PostAccount>()
        .AddSingleton<PutAccount>()
        .AddSingleton<PostAccountState>()
        .AddSingleton<PostAccountPassword>()
        .AddSingleton<ShowAccounts>()
        .AddSingleton<ShowAccount>();
}
