using System.Reflection;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Loading;
using CadreReports.Reminders.Loading;

namespace CadreReports.Reminders.Planning;

/// <summary>When the system writes and what: the plans and their words, and the calendar they keep to. Data of the centre.</summary>
public sealed class ReminderRules
{
    private const string PlanFile = "reminders.json";
    private const string ResourceFolder = "Reminders/";

    private readonly Dictionary<string, ReminderPlan> plans;
    private readonly string defaultPlan;

    private ReminderRules(Dictionary<string, ReminderPlan> plans, string defaultPlan, WorkingCalendar calendar)
    {
        this.plans = plans;
        this.defaultPlan = defaultPlan;
        Calendar = calendar;
    }

    /// <summary>Which days are working days.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>Who writes where no period is concerned, writes in its words.</summary>
    public ReminderPlan Default => plans[defaultPlan];

    /// <summary>The rules that ship with the program.</summary>
    /// <param name="catalogues">Whose periods name their plans.</param>
    /// <exception cref="CatalogueException">The data contradict themselves, or a period names a plan that is not there.</exception>
    public static ReminderRules Load(CatalogueSet catalogues)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Load(catalogues, assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal))
            .ToDictionary(name => name[ResourceFolder.Length..], name => (Func<Stream>)(() => assembly.GetManifestResourceStream(name)!), StringComparer.Ordinal));
    }

    /// <inheritdoc cref="Load(CatalogueSet)"/>
    /// <param name="catalogues">Whose periods name their plans.</param>
    /// <param name="files">File name to opener: <c>reminders.json</c> and <c>holidays.json</c>.</param>
    public static ReminderRules Load(CatalogueSet catalogues, IReadOnlyDictionary<string, Func<Stream>> files)
    {
        var data = new DataFiles(files);
        var plans = LoadPlans(data.Read<RemindersFile>(PlanFile), out var defaultPlan);
        var calendar = HolidayLoader.Load(data);
        data.RefuseUnread();
        return catalogues.Periods.FirstOrDefault(p => p.Plan is { } named && !plans.ContainsKey(named)) is { } stray
            ? throw new CatalogueException("periods.json", $"$.periods[{stray.Id}].plan", $"there is no plan '{stray.Plan}'")
            : new ReminderRules(plans, defaultPlan, calendar);
    }

    /// <summary>The plan of a period: the one that it names, or the default one.</summary>
    public ReminderPlan PlanOf(Period period) => plans[period.Plan ?? defaultPlan];

    /// <summary>The days on which something is sent about a report.</summary>
    /// <param name="period">The period as it stands for the province, or for all.</param>
    public IReadOnlyList<PlanDay> DaysOf(Period period) => ReminderDays.Of(PlanOf(period), period.Due, period.GraceDays, Calendar);

    private static Dictionary<string, ReminderPlan> LoadPlans(RemindersFile file, out string defaultPlan)
    {
        var texts = new Dictionary<string, Writing.LetterTexts>(StringComparer.Ordinal);
        for (var i = 0; i < file.Texts.Count; i++)
        {
            if (!texts.TryAdd(file.Texts[i].Id, LetterLoader.Load(PlanFile, $"$.texts[{i}]", file.Texts[i])))
            {
                throw new CatalogueException(PlanFile, $"$.texts[{i}].id", $"there are two texts '{file.Texts[i].Id}'");
            }
        }

        var plans = new Dictionary<string, ReminderPlan>(StringComparer.Ordinal);
        for (var i = 0; i < file.Plans.Count; i++)
        {
            var (shape, path) = (file.Plans[i], $"$.plans[{i}]");
            if (!texts.TryGetValue(shape.Texts, out var words))
            {
                throw new CatalogueException(PlanFile, $"{path}.texts", $"there are no texts '{shape.Texts}'");
            }

            RequireDays(shape.DaysBefore, $"{path}.daysBefore");
            RequireDays(shape.EscalatesAfterDue, $"{path}.escalatesAfterDue");
            RequireDays(shape.EscalatesAfterGrace, $"{path}.escalatesAfterGrace");
            var plan = new ReminderPlan(
                shape.Id, shape.DaysBefore, shape.OnDueDay, shape.DailyInGrace, shape.EscalatesAfterDue, shape.EscalatesAfterGrace, words);
            if (!plans.TryAdd(shape.Id, plan))
            {
                throw new CatalogueException(PlanFile, $"{path}.id", $"there are two plans '{shape.Id}'");
            }
        }

        defaultPlan = file.DefaultPlan;
        return plans.ContainsKey(defaultPlan) ? plans : throw new CatalogueException(PlanFile, "$.defaultPlan", $"there is no plan '{defaultPlan}'");
    }

    private static void RequireDays(IReadOnlyList<int> days, string path)
    {
        foreach (var outside in days.Where(d => d is < 1 or > 120))
        {
            throw new CatalogueException(PlanFile, path, $"{outside} is not between 1 and 120 days");
        }

        if (days.Distinct().Count() < days.Count)
        {
            throw new CatalogueException(PlanFile, path, "a day occurs twice");
        }
    }
}
