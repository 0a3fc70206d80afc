using CadreReports.Catalogue;

namespace CadreReports.Access.Accounts;

/// <summary>Whom an account stands for.</summary>
public sealed class AccountPrincipals(CatalogueSet catalogues, DevelopmentIdentity development)
{
    /// <summary>Whom an account stands for now; null for nobody: closed, of a trial elsewhere, or of a province that is not known.</summary>
    /// <param name="account">The account as it is stored.</param>
    /// <param name="via">How they proved that it is theirs.</param>
    public Principal? Of(Account account, SignInWay via)
    {
        if (account.IsClosed || (account.IsSample && !development.IsOn))
        {
            return null;
        }

        var principal = new Principal(account.Name, account.Role, ProvinceOf(account), via);
        return principal.IsCentral == principal.Province is null ? principal : null;
    }

    /// <summary>The province of an account, as the catalogue has it; null for the centre.</summary>
    public Province? ProvinceOf(Account account) =>
        account is { ProvinceCode: { } code, ProvinceFrom: { } from } && catalogues.Province(code, from) is { } province && province.ValidFrom == from
            ? province
            : null;
}
