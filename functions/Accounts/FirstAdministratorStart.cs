using System.Globalization;
using CadreReports.Access.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Functions.Accounts;

/// <summary>
/// Tells the operator how the first administrator gets in, on the console and never in a log; where the console is nobody's, as
/// on Azure, there is no such account.
/// </summary>
public sealed class FirstAdministratorStart(FirstAdministrator first, IConfiguration configuration) : IHostedService
{
    /// <summary>Set by a host whose standard output is the operator's console.</summary>
    public const string Setting = "EmbeddedHost:OperatorConsole";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue<bool>(Setting) && await first.PrepareAsync(cancellationToken) is { Account: { } account, OneTimePassword: var password })
        {
            await Console.Out.WriteLineAsync(password is null
                ? string.Format(Vietnamese, AccountTexts.FirstElsewhere, account, FirstAdministrator.SameStart.TotalSeconds)
                : string.Format(Vietnamese, AccountTexts.First, account, password, OneTimePassword.Lifetime.TotalDays));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
