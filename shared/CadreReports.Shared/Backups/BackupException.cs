using System.Globalization;

namespace CadreReports.Backups;

/// <summary>A backup or a restore that cannot be done; the message is Vietnamese, for whoever called it.</summary>
public sealed class BackupException : Exception
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public BackupException(string message)
        : base(message)
    {
    }

    public BackupException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static BackupException Of(string text, params object[] values) => new(string.Format(Vietnamese, text, values));

    internal static BackupException Of(Exception inner, string text, params object[] values) => new(string.Format(Vietnamese, text, values), inner);
}
