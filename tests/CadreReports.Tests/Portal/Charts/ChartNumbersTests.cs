using CadreReports.Portal.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Portal.Charts;

public sealed class ChartNumbersTests
{
    [Fact]
    public void An_axis_goes_in_even_steps_to_what_is_greatest_and_no_further_than_needed()
    {
        var greatest = from size in Gen.Choose(-3, 9)
                       from digits in Gen.Choose(1, 9999)
                       select digits / 1000.0 * Math.Pow(10, size);
        Prop.ForAll(greatest.ToArbitrary(), value =>
        {
            var ticks = ChartNumbers.Ticks(value);
            var step = ticks[1];
            return ticks[0] == 0 &&
                ticks.Count is > 1 and <= 6 &&
                Enumerable.Range(0, ticks.Count).All(i => Math.Abs(ticks[i] - (i * step)) <= 1e-9 * ticks[^1]) &&
                ticks[^1] >= value * (1 - 1e-9) &&
                ticks[^1] - step < value * (1 + 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Without_anything_to_show_an_axis_still_has_two_ends(double greatest) => Assert.Equal([0, 1], ChartNumbers.Ticks(greatest));

    [Theory]
    [InlineData(100, "0 20 40 60 80 100")]
    [InlineData(20, "0 4 8 12 16 20", "0 5 10 15 20")]
    [InlineData(61.3, "0 20 40 60 80")]
    [InlineData(0.152, "0 0.05 0.1 0.15 0.2")]
    public void An_axis_has_round_numbers(double greatest, params string[] oneOf) => Assert.Contains(
        string.Join(' ', ChartNumbers.Ticks(greatest).Select(tick => Math.Round(tick, 9).ToString(System.Globalization.CultureInfo.InvariantCulture))), oneOf);
}
