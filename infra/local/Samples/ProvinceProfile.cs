namespace CadreReports.Local.Samples;

/// <summary>How large a sample province is. Orders of magnitude only: what is built on them is invented.</summary>
/// <param name="Code">The province's code.</param>
/// <param name="Members">Party members at the start of the first period.</param>
/// <param name="Districts">Districts, towns and cities of the province.</param>
/// <param name="Communes">Communes, wards and towns.</param>
/// <param name="EthnicShare">Share of ethnic minorities among party members.</param>
internal sealed record ProvinceProfile(string Code, int Members, int Districts, int Communes, double EthnicShare)
{
    private static readonly ProvinceProfile[] All =
    [
        new("60", 41_000, 10, 124, 0.045),
        new("70", 37_000, 11, 111, 0.09),
        new("72", 37_500, 9, 94, 0.015),
        new("74", 53_000, 9, 91, 0.015),
        new("75", 92_000, 11, 170, 0.035) { Filled = 0.92 },
        new("77", 44_000, 8, 82, 0.015),
        new("79", 246_000, 22, 312, 0.02),
        new("80", 55_000, 15, 188, 0.006),
        new("82", 50_480, 11, 172, 0.005),
        new("83", 56_000, 9, 157, 0.005),
        new("84", 48_000, 9, 106, 0.19),
        new("86", 42_000, 8, 107, 0.02),
        new("87", 63_000, 12, 143, 0.004),
        new("89", 69_000, 11, 156, 0.035),
        new("91", 60_000, 15, 144, 0.06),
        new("92", 52_000, 9, 83, 0.02),
        new("93", 29_000, 8, 75, 0.025),
        new("94", 50_000, 11, 109, 0.2),
        new("95", 31_000, 7, 64, 0.05),
        new("96", 43_000, 9, 101, 0.02),
    ];

    /// <summary>
    /// How much of what is usual elsewhere the province has filled of its establishment: one of them lags so far behind that
    /// the summary has a province to ask.
    /// </summary>
    public double Filled { get; init; } = 1;

    /// <exception cref="ArgumentException">There is no sample province with this code.</exception>
    public static ProvinceProfile Of(string code) =>
        Array.Find(All, p => string.Equals(p.Code, code, StringComparison.Ordinal)) ??
        throw new ArgumentException($"There are no samples for province {code}.", nameof(code));
}
