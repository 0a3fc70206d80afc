using CadreReports.Functions;
using CadreReports.Functions.Telemetry;
using CadreReports.Messages;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Trace;

namespace CadreReports.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    private const string Insights = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://khong-co.example/";

    [Theory]
    [InlineData("", false, false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318", true, true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:4318", false, true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318|OTEL_SDK_DISABLED=true", false, false, false)]
    public void Nothing_is_sent_unless_somebody_says_where(string settings, bool traces, bool metrics, bool logs)
    {
        var options = TelemetryOptions.From(Configuration(settings));

        Assert.Equal((traces, metrics, logs), (options.Traces, options.Metrics, options.Logs));
        Assert.Equal(traces || metrics || logs, options.IsOn);
        Assert.Null(options.AzureMonitor);
    }

    [Fact]
    public void Application_insights_is_told_by_the_apps_identity_where_it_asks_for_that()
    {
        Assert.Null(TelemetryOptions.From(Configuration($"APPLICATIONINSIGHTS_CONNECTION_STRING={Insights}")).Credential);
        Assert.NotNull(TelemetryOptions.From(Configuration($"APPLICATIONINSIGHTS_CONNECTION_STRING={Insights}|APPLICATIONINSIGHTS_AUTHENTICATION_STRING=Authorization=AAD")).Credential);
        Assert.NotNull(TelemetryOptions.From(Configuration(
            $"APPLICATIONINSIGHTS_CONNECTION_STRING={Insights}|APPLICATIONINSIGHTS_AUTHENTICATION_STRING=ClientId=00000000-0000-0000-0000-000000000002;Authorization=AAD")).Credential);
        Assert.Throws<InvalidOperationException>(() => TelemetryOptions.From(Configuration("APPLICATIONINSIGHTS_AUTHENTICATION_STRING=ClientId=a")));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "10.0.0.9:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "vô nghĩa")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "ftp://127.0.0.1/")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_TRACES_SAMPLER", "some")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "IngestionEndpoint=https://khong-co.example/")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=kín;InstrumentationKey=kín")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;Authorization=AAD")]
    public void What_nobody_understands_is_named_at_the_start_and_not_said(string name, string value)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddTelemetry(
            new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()));

        Assert.StartsWith(name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kín", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]
    [InlineData("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")]
    public void What_opentelemetry_understands_is_let_be(string name, string value) =>
        Assert.False(TelemetryOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()).IsOn);

    [Fact]
    public void Where_nothing_is_sent_nothing_is_there_to_send_it()
    {
        var off = new ServiceCollection().AddLogging();
        var before = off.Select(service => service.ServiceType).ToHashSet();
        off.AddTelemetry(Configuration(string.Empty));
        Assert.Equal([typeof(QueueActivity)], off.Select(service => service.ServiceType).Where(type => !before.Contains(type)));

        using var services = new ServiceCollection().AddTelemetry(Configuration($"APPLICATIONINSIGHTS_CONNECTION_STRING={Insights}")).BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<TracerProvider>());
        Assert.IsType<WorkScopes>(services.GetRequiredService<IExternalScopeProvider>());
    }

    [Fact]
    public void Only_scopes_of_the_work_are_kept()
    {
        var scopes = new WorkScopes();
        using var mine = scopes.Push(new Dictionary<string, object> { [TelemetryNames.Period] = "2023H1", [TelemetryNames.Version] = 2 });
        using var run = scopes.Push(new Dictionary<string, object> { ["AzureFunctions_FunctionName"] = "PutAccount" });
        using var foreign = scopes.Push(new Dictionary<string, object> { ["RequestPath"] = "/api/accounts/ai-do" });
        using var text = scopes.Push("ai-do");

        var kept = new List<string>();
        scopes.ForEachScope((state, into) => into.AddRange(((IEnumerable<KeyValuePair<string, object>>)state!).Select(pair => pair.Key)), kept);
        Assert.Equal([TelemetryNames.Period, TelemetryNames.Version, "AzureFunctions_FunctionName"], kept);
    }

    [Theory]
    [InlineData("2023H1/82/0197a5b3c4d57e6f8a9b0c1d2e3f4a5b.xlsx", "2023H1/82/0197a5b3c4d57e6f8a9b0c1d2e3f4a5b.xlsx")]
    [InlineData("mien-nam", "mien-nam")]
    [InlineData(null, null)]
    public void What_the_system_named_itself_is_logged_as_it_is(string? name, string? plain) => Assert.Equal(plain, InboxPath.Plain(name));

    [Theory]
    [InlineData("2023H1/82/Nguyễn Thị Kín.xlsx", "2023H1/82/")]
    [InlineData("Nguyễn Thị Kín.XLSX", "")]
    [InlineData("2023H1/Nguyễn Thị Kín/a.xlsx", "")]
    public void What_others_named_is_logged_without_the_name(string name, string begin)
    {
        var plain = InboxPath.Plain(name)!;
        Assert.DoesNotContain("Kín", plain, StringComparison.OrdinalIgnoreCase);
        Assert.Matches($"^{begin}[0-9a-f]{{16}}\\.xlsx$", plain);
        Assert.Equal(plain, InboxPath.Plain(name));
    }

    [Fact]
    public async Task A_message_that_was_delayed_has_waited_only_since_it_was_due()
    {
        using var listener = new Listener();
        var activity = new QueueActivity(NullLogger<QueueActivity>.Instance);
        const string Queue = "cho-thu";
        await activity.RunAsync<ReviewMessage>("A", Queue, Envelope.Write(new ReviewMessage("2023H1", "82"), TimeSpan.FromMinutes(1)), _ => Task.CompletedTask);
        await activity.RunAsync<ReviewMessage>("A", Queue, Envelope.Write(new ReviewMessage("2023H1", "82"), TimeSpan.FromMinutes(-1)), _ => Task.CompletedTask);
        await activity.RunAsync<ReviewMessage>("A", Queue, """{"v":1,"trace":null,"body":{"period":"2023H1","province":"82"}}""", _ => Task.CompletedTask);

        var waits = listener.Of(TelemetryNames.QueueWait).Where(m => m.Tags[TelemetryNames.Queue] == Queue).Select(m => m.Value).ToList();
        Assert.Equal(2, waits.Count);
        Assert.Equal(0, waits[0]);
        Assert.InRange(waits[1], 60, 120);
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).ToDictionary(parts => parts[0], parts => (string?)parts[1]))
        .Build();
}
