using System.Globalization;
using CadreReports.Access;
using CadreReports.Access.Keys;
using CadreReports.Access.Platform;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Functions;
using CadreReports.Functions.Accounts;
using CadreReports.Functions.Callers;
using CadreReports.Functions.Catalogues;
using CadreReports.Functions.Contacts;
using CadreReports.Functions.Development;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Health;
using CadreReports.Functions.Housekeeping;
using CadreReports.Functions.Http;
using CadreReports.Functions.Limits;
using CadreReports.Functions.Pages;
using CadreReports.Functions.Periods;
using CadreReports.Functions.Reminders;
using CadreReports.Functions.Sessions;
using CadreReports.Functions.Submissions;
using CadreReports.Functions.Summaries;
using CadreReports.Functions.Telemetry;
using CadreReports.Periods;
using CadreReports.Portal.Documents;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Planning;
using CadreReports.Reminders.Writing;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Differences;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Publishing;
using CadreReports.Time;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Whatever the machine's own language is: what nobody asked for in another one is Vietnamese.
CultureInfo.DefaultThreadCurrentUICulture = Languages.Vietnamese;
CultureInfo.CurrentUICulture = Languages.Vietnamese;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<HeadersMiddleware>();
builder.UseMiddleware<LanguageMiddleware>();
builder.UseMiddleware<FailureMiddleware>();
builder.UseMiddleware<AddressMiddleware>();
builder.UseMiddleware<ProxyMiddleware>();
builder.UseMiddleware<BodyLimitMiddleware>();
builder.UseMiddleware<CallerMiddleware>();

var configuration = builder.Configuration;
var mail = MailOptions.From(configuration);
var clock = ShiftedTimeProvider.StartingAt(ClockStart.From(configuration));
builder.Services
    .AddSingleton(clock)
    .AddSingleton<TimeProvider>(clock)
    .AddSingleton<StorageClock>()
    .AddSingleton(StorageAccount.Open(configuration))
    .AddSingleton(CatalogueSet.Load())
    .AddSingleton<AuditLog>()
    .AddSingleton<PeriodRegister>()
    .AddSingleton<NoticeDesk>()
    .AddSingleton<IReportNotices>(services => services.GetRequiredService<NoticeDesk>())
    .AddSingleton<IPeriodNotices>(services => services.GetRequiredService<NoticeDesk>())
    .AddSingleton<PeriodDesk>()
    .AddSingleton<ContactBook>()
    .AddSingleton<ContactDesk>()
    .AddSingleton<CoverContacts>()
    .AddSingleton<SubmissionStore>()
    .AddSingleton<VersionContents>()
    .AddSingleton<UploadFiles>()
    .AddSingleton<UploadTickets>()
    .AddSingleton<UploadAddresses>()
    .AddSingleton(SenderRule.From(configuration))
    .AddSingleton<Unclaimed>()
    .AddSingleton<EarlierReports>()
    .AddSingleton<ExplanationLog>()
    .AddSingleton<ReportTrail>()
    .AddSingleton<Review>()
    .AddSingleton<VersionComparison>()
    .AddSingleton<FigureLineage>()
    .AddSingleton<Ingest>()
    .AddSingleton<Confirmations>()
    .AddSingleton<SummaryInputs>()
    .AddSingleton<EditionStore>()
    .AddSingleton<SummaryPublisher>()
    .AddSingleton<Outbox>()
    .AddSingleton(services => ReminderRules.Load(services.GetRequiredService<CatalogueSet>()))
    .AddSingleton(PortalLinks.From(configuration))
    .AddSingleton<ReportStandings>()
    .AddSingleton<RoundMarks>()
    .AddSingleton<ReminderRound>()
    .AddSingleton<ComingNotices>()
    .AddSingleton<ReminderBoard>()
    .AddSingleton<ReminderDesk>()
    .AddSingleton<NoticePreview>()
    .AddSingleton<IDigestSource, FailuresInDigest>()
    .AddSingleton<NoticeLetters>()
    .AddSingleton<ILetterWriter>(services => services.GetRequiredService<NoticeLetters>())
    .AddSingleton(services => new MailSender(
        services.GetRequiredService<Outbox>(),
        services.GetRequiredService<ILetterWriter>(),
        mail.Open(),
        mail.Domain,
        clock,
        services.GetRequiredService<ILogger<MailSender>>()))
    .AddHousekeeping()
    .AddTelemetry(configuration)
    .AddHealth(configuration)
    .AddSingleton<DocumentRenderer>()
    .AddSingleton<RequestAudit>()
    .AddSingleton<RequestGate>()
    .AddSingleton<VersionGate>()
    .AddSingleton<DifferenceReader>()
    .AddSingleton<ValidationReader>()
    .AddSingleton<SummaryGate>()
    .AddSingleton<ExplanationsReader>()
    .AddSingleton<ReviewGate>()
    .AddSingleton<PeriodGate>()
    .AddSingleton<NoticeGate>()
    .AddSingleton<ContactGate>()
    .AddSingleton<CatalogueGate>()
    .AddSingleton(services => DevelopmentIdentity.From(configuration, services.GetRequiredService<CatalogueSet>(), clock))
    .AddSingleton<ICallerSource, DevelopmentCaller>()
    .AddSingleton<ApiKeyDesk>()
    .AddSingleton<ICallerSource, KeyCaller>()
    .AddSingleton(PlatformIdentity.From(configuration))
    .AddSingleton<ICallerSource, PlatformCaller>()
    .AddSingleton(ProxyOptions.From(configuration))
    .AddSingleton(LimitRules.From(configuration))
    .AddSingleton<RequestLimits>()
    .Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false)
    .AddSessions()
    .AddPages()
    .AddHostedService<StorageStart>()
    .AddAccounts();

await builder.Build().RunAsync();
