using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Functions.Limits;

/// <summary>How often something may be done.</summary>
/// <param name="Times">How often at once.</param>
/// <param name="Period">How long it takes until as many may be done again; they come back one by one, evenly.</param>
public sealed record LimitRule(int Times, TimeSpan Period);

/// <summary>
/// How often what an attacker would do again and again may be done. Each process counts for itself; what must hold beyond
/// that, such as the lock-out of an account, is counted in storage.
/// </summary>
/// <param name="SignInsFromAddress">Tries to sign in from one network address, which a whole office may share.</param>
/// <param name="SignInsToAccount">Tries to sign in to one account, from wherever.</param>
/// <param name="WrongKeysFromAddress">Keys from one network address that open nothing; good ones do not count.</param>
/// <param name="UploadsOfPrincipal">Files that somebody sends to be looked at or kept.</param>
public sealed record LimitRules(LimitRule SignInsFromAddress, LimitRule SignInsToAccount, LimitRule WrongKeysFromAddress, LimitRule UploadsOfPrincipal)
{
    /// <summary>The configuration section: <c>Limits:UploadsOfPrincipal:Times</c>, <c>Limits:UploadsOfPrincipal:Period</c> (hh:mm:ss) and so on.</summary>
    public const string Section = "Limits";

    /// <summary>What holds where configuration says nothing.</summary>
    public static LimitRules Default { get; } = new(
        SignInsFromAddress: new(20, TimeSpan.FromMinutes(5)),
        SignInsToAccount: new(10, TimeSpan.FromMinutes(10)),
        WrongKeysFromAddress: new(20, TimeSpan.FromMinutes(10)),
        UploadsOfPrincipal: new(60, TimeSpan.FromMinutes(10)));

    /// <summary>As the configuration has it.</summary>
    /// <exception cref="InvalidOperationException">A number or a time is none, or not above zero.</exception>
    public static LimitRules From(IConfiguration configuration) => new(
        From(configuration, nameof(SignInsFromAddress), Default.SignInsFromAddress),
        From(configuration, nameof(SignInsToAccount), Default.SignInsToAccount),
        From(configuration, nameof(WrongKeysFromAddress), Default.WrongKeysFromAddress),
        From(configuration, nameof(UploadsOfPrincipal), Default.UploadsOfPrincipal));

    private static LimitRule From(IConfiguration configuration, string name, LimitRule otherwise)
    {
        var (times, period) = ($"{Section}:{name}:{nameof(LimitRule.Times)}", $"{Section}:{name}:{nameof(LimitRule.Period)}");
        return new LimitRule(
            configuration[times] is not { Length: > 0 } number ? otherwise.Times
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
            : throw new InvalidOperationException($"{times} must be a whole number above zero."),
            configuration[period] is not { Length: > 0 } text ? otherwise.Period
            : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var length) && length > TimeSpan.Zero ? length
            : throw new InvalidOperationException($"{period} must be a time above zero, such as 00:10:00."));
    }
}
