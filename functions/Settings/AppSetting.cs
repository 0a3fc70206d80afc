namespace CadreReports.Functions.Settings;

/// <summary>Who sets a setting of a program that runs on Azure.</summary>
public enum SettingSource
{
    /// <summary>The deployment in <c>infra/azure</c>, always or when it is told to.</summary>
    Deployment,

    /// <summary>Azure itself.</summary>
    Platform,

    /// <summary>Nobody need: what holds without it is right there; who wants otherwise names it to the deployment.</summary>
    Default,

    /// <summary>Nobody may: it is for programs that run elsewhere.</summary>
    Elsewhere,
}

/// <summary>A setting that the program reads.</summary>
/// <param name="Key">Its configuration key, with colons between the parts; as an environment variable they are <c>__</c>.</param>
/// <param name="Source">Who sets it on Azure.</param>
/// <param name="Reason">What it is there, or why it is not set.</param>
public sealed record AppSetting(string Key, SettingSource Source, string Reason);
