namespace CadreReports.Functions.Accounts;

/// <summary>The accounts, by name.</summary>
public sealed record AccountsView(IEnumerable<AccountView> Accounts);

/// <summary>An account as it is now.</summary>
/// <param name="Account">The account.</param>
/// <param name="OneTimePassword">The password that was just made for it, shown this once; null for none.</param>
public sealed record AccountChangedView(AccountView Account, string? OneTimePassword);
