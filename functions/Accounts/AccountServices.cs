using CadreReports.Access.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Accounts;

/// <summary>The parts by which accounts are kept.</summary>
public static class AccountServices
{
    /// <summary>Adds them; the first administrator's comes after what makes the tables.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountDesk>()
        .AddSingleton<AccountGate>()
        .AddSingleton<FirstAdministrator>()
        .AddHostedService<FirstAdministratorStart>();
}
