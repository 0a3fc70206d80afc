using CadreReports.Functions.Health;
using CadreReports.Health;

namespace CadreReports.Tests.Health;

public sealed class QueueWordingTests
{
    /// <summary>Nobody counts three days in minutes.</summary>
    [Theory]
    [InlineData("0.00:16:00", "đã chờ 16 phút.")]
    [InlineData("0.01:59:59", "đã chờ 119 phút.")]
    [InlineData("0.02:00:00", "đã chờ 2 giờ.")]
    [InlineData("1.23:00:00", "đã chờ 47 giờ.")]
    [InlineData("3.05:29:00", "đã chờ 3 ngày.")]
    public void A_wait_is_said_in_the_unit_that_people_count_it_in(string oldest, string said) =>
        Assert.Contains(
            said,
            QueueView.Of(new QueueHealth("summarise", PartState.Works, 1, TimeSpan.Parse(oldest, System.Globalization.CultureInfo.InvariantCulture), 0)).Text,
            StringComparison.Ordinal);
}
