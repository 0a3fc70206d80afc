namespace CadreReports.Workbooks.Guard;

/// <summary>
/// What a report must not carry, told by a part's name, its declared content type and the relationships that lead to it,
/// since each of the three alone can be made to look harmless.
/// </summary>
internal static class ForbiddenPart
{
    private static readonly (string Text, string Rule)[] InContentTypes =
    [
        ("vbaProject", GuardFinding.Macros),
        ("vbaData", GuardFinding.Macros),
        ("macrosheet", GuardFinding.Macros),
        ("dialogsheet", GuardFinding.Macros),
        ("macroEnabled", GuardFinding.Macros),
        ("externalLink", GuardFinding.ExternalLinks),
        ("spreadsheetml.connections", GuardFinding.DataConnections),
        ("queryTable", GuardFinding.DataConnections),
        ("ms-excel.connections", GuardFinding.DataConnections),
        ("model+data", GuardFinding.DataConnections),
        ("oleObject", GuardFinding.EmbeddedObjects),
        ("activeX", GuardFinding.EmbeddedObjects),
        ("officedocument.package", GuardFinding.EmbeddedObjects),
        ("webextension", GuardFinding.EmbeddedObjects),
    ];

    private static readonly (string Text, string Rule)[] InNames =
    [
        ("vbaProject", GuardFinding.Macros),
        ("xl/macrosheets/", GuardFinding.Macros),
        ("xl/dialogsheets/", GuardFinding.Macros),
        ("xl/externalLinks/", GuardFinding.ExternalLinks),
        ("xl/connections.", GuardFinding.DataConnections),
        ("xl/queryTables/", GuardFinding.DataConnections),
        ("xl/model/", GuardFinding.DataConnections),
        ("/embeddings/", GuardFinding.EmbeddedObjects),
        ("/activeX/", GuardFinding.EmbeddedObjects),
        ("xl/webextensions/", GuardFinding.EmbeddedObjects),
    ];

    private static readonly Dictionary<string, string> Relationships = new(StringComparer.OrdinalIgnoreCase)
    {
        ["vbaProject"] = GuardFinding.Macros,
        ["wordVbaData"] = GuardFinding.Macros,
        ["xlMacrosheet"] = GuardFinding.Macros,
        ["xlIntlMacrosheet"] = GuardFinding.Macros,
        ["dialogsheet"] = GuardFinding.Macros,
        ["externalLink"] = GuardFinding.ExternalLinks,
        ["connections"] = GuardFinding.DataConnections,
        ["queryTable"] = GuardFinding.DataConnections,
        ["powerPivotData"] = GuardFinding.DataConnections,
        ["oleObject"] = GuardFinding.EmbeddedObjects,
        ["package"] = GuardFinding.EmbeddedObjects,
        ["control"] = GuardFinding.EmbeddedObjects,
        ["activeXControlBinary"] = GuardFinding.EmbeddedObjects,
        ["webextension"] = GuardFinding.EmbeddedObjects,
        ["webextensiontaskpanes"] = GuardFinding.EmbeddedObjects,
    };

    /// <summary>The identity of the guard's check that forbids this part, or null.</summary>
    public static string? ByContentType(string contentType) => Match(InContentTypes, contentType);

    /// <inheritdoc cref="ByContentType"/>
    public static string? ByName(string name) => Match(InNames, name);

    /// <summary>The check that forbids this relationship; a typed web or mail address may point outside.</summary>
    public static string? ByRelationship(Relationship relationship) =>
        Relationships.TryGetValue(relationship.Kind, out var rule) ? rule
        : relationship.IsExternal && !string.Equals(relationship.Kind, "hyperlink", StringComparison.OrdinalIgnoreCase) ? GuardFinding.ExternalLinks
        : null;

    private static string? Match((string Text, string Rule)[] rules, string value)
    {
        foreach (var (text, rule) in rules)
        {
            if (value.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        return null;
    }
}
