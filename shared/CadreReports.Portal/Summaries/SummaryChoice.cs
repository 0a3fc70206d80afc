using System.Globalization;
using System.Text;
using CadreReports.Addresses;
using CadreReports.Catalogue;

namespace CadreReports.Portal.Summaries;

/// <summary>A part of a summary's page.</summary>
public enum SummaryPart
{
    /// <summary>Who is in, key figures and charts.</summary>
    Overview,

    /// <summary>Totals, form by form.</summary>
    Figures,

    /// <summary>Ratios and their rankings.</summary>
    Comparison,

    /// <summary>Limitations carried over.</summary>
    Limitations,

    /// <summary>All editions; for the centre.</summary>
    Editions,
}

/// <summary>What is looked at of a summary, as the query of its page says it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Form">The form's code, of <see cref="SummaryPart.Figures"/>; null for the first one.</param>
/// <param name="Ratio">The ratio's id, of <see cref="SummaryPart.Comparison"/>; null for all of them.</param>
/// <param name="Edition">An earlier edition's number; null for the newest one.</param>
public sealed record SummaryChoice(SummaryPart Part, string? Form = null, string? Ratio = null, int? Edition = null)
{
    /// <summary>The query that names the part.</summary>
    public const string PartQuery = "phan";

    /// <summary>The query that names the form.</summary>
    public const string FormQuery = "bieu";

    /// <summary>The query that names the edition.</summary>
    public const string EditionQuery = "lan";

    private static readonly string[] PartNames = ["tong-quan", "so-lieu", "so-sanh", "han-che", "lan-tong-hop"];

    /// <summary>The part of this name; the first one when there is none.</summary>
    public static SummaryPart PartOf(string? name) => Array.IndexOf(PartNames, name) is var index and > 0 ? (SummaryPart)index : SummaryPart.Overview;

    /// <summary>The page that shows this.</summary>
    public string Address(Period period, Region scope)
    {
        var query = new StringBuilder();
        Add(PartQuery, Part == SummaryPart.Overview ? null : PartNames[(int)Part]);
        Add(FormQuery, Form);
        Add(PageAddress.RatioQuery, Ratio);
        Add(EditionQuery, Edition?.ToString(CultureInfo.InvariantCulture));
        return PageAddress.Summary(period.Id, scope.Code) + query;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <summary>Where a file of a summary is fetched.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="scope">What it is about.</param>
    /// <param name="format">Such as <c>xlsx</c>.</param>
    /// <param name="edition">An earlier edition's number; null for the newest one.</param>
    public static string File(Period period, Region scope, string format, int? edition) => string.Create(
        CultureInfo.InvariantCulture, $"/api/summaries/{period.Id}/{scope.Code}?format={format}{(edition is { } number ? $"&revision={number}" : string.Empty)}");

    /// <summary>Where a province's own sheet is fetched.</summary>
    public static string OwnSheet(Period period, Region scope, string province) => $"/api/summaries/{period.Id}/{scope.Code}/provinces/{province}";
}
