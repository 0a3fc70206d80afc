using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Limits;

/// <summary>
/// Counts what an attacker would do again and again, and answers 429 with the seconds to wait when it is too often. Of what is
/// asked at the same time no more gets through than of what is asked one by one. It goes by the machine's time.
/// </summary>
public sealed class RequestLimits : IDisposable
{
    /// <summary>How much is kept of what is no account's name.</summary>
    private const int LongestAccount = 40;

    private readonly PartitionedRateLimiter<Counter> limiter;

    public RequestLimits(LimitRules rules) => limiter = PartitionedRateLimiter.Create<Counter, Counter>(counter =>
        RateLimitPartition.GetTokenBucketLimiter(counter, _ => Bucket(counter.Limit switch
        {
            Limit.SignInFromAddress => rules.SignInsFromAddress,
            Limit.SignInToAccount => rules.SignInsToAccount,
            Limit.WrongKeyFromAddress => rules.WrongKeysFromAddress,
            _ => rules.UploadsOfPrincipal,
        })));

    /// <summary>What is counted.</summary>
    private enum Limit
    {
        SignInFromAddress,
        SignInToAccount,
        WrongKeyFromAddress,
        Upload,
    }

    /// <summary>Counts a try to sign in, before the password is looked at.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">The account's name as it was sent.</param>
    /// <returns>429 when it is one too many; null to go on.</returns>
    public IResult? SignIn(HttpContext http, string account) =>
        Take(http, new Counter(Limit.SignInFromAddress, AddressOf(http)), LimitTexts.SignIns) ??
        Take(http, new Counter(Limit.SignInToAccount, NameOf(account)), LimitTexts.SignIns);

    /// <summary>Whether so many wrong keys came from there that the next one, right or wrong, is not looked at.</summary>
    /// <returns>429, or null to go on.</returns>
    public IResult? AnyKey(HttpContext http)
    {
        // Asking for none would be granted while there is a part of one.
        var counter = new Counter(Limit.WrongKeyFromAddress, AddressOf(http));
        return limiter.GetStatistics(counter) is { CurrentAvailablePermits: 0 } ? Take(http, counter, LimitTexts.WrongKeys) : null;
    }

    /// <summary>Counts a key that opened nothing.</summary>
    /// <returns>429 when it is one too many, so that nothing is said of it; null to go on.</returns>
    public IResult? WrongKey(HttpContext http) => Take(http, new Counter(Limit.WrongKeyFromAddress, AddressOf(http)), LimitTexts.WrongKeys);

    /// <summary>Counts what somebody asks, if it is a file to be looked at or kept.</summary>
    /// <returns>429 when it is one too many; null to go on.</returns>
    public IResult? Ask(HttpContext http, Operation operation, Principal principal) =>
        operation is Operation.Upload or Operation.Validate or Operation.AttachConfirmation
            ? Take(http, new Counter(Limit.Upload, principal.Id), LimitTexts.Uploads)
            : null;

    public void Dispose() => limiter.Dispose();

    /// <summary>
    /// What stands for where a request came from. Somebody with an IPv6 address has 2⁶⁴ of them: all of one network count as one.
    /// </summary>
    internal static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return string.Empty;
        }

        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.MapToIPv4().ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    /// <summary>All that is taken for one account counts as one; of what is none a part is enough.</summary>
    private static string NameOf(string account) =>
        AccountName.Of(account) ?? (account.Length > LongestAccount ? account[..LongestAccount] : account);

    private static TokenBucketRateLimiterOptions Bucket(LimitRule rule) => new()
    {
        TokenLimit = rule.Times,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = rule.Period / rule.Times,
        QueueLimit = 0,
        // The limiter of all of them does it.
        AutoReplenishment = false,
    };

    private IResult? Take(HttpContext http, Counter counter, string detail)
    {
        using var lease = limiter.AttemptAcquire(counter);
        if (lease.IsAcquired)
        {
            return null;
        }

        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Answer.Problem(StatusCodes.Status429TooManyRequests, detail, seconds);
    }

    private readonly record struct Counter(Limit Limit, string Key);
}
