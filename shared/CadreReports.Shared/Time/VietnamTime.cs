namespace CadreReports.Time;

/// <summary>Asia/Ho_Chi_Minh, which has been UTC+7 without changes since 1975; times shown to people are in it.</summary>
public static class VietnamTime
{
    /// <summary>The offset from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The same moment with Vietnam's offset.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The day that it is in Vietnam at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);
}
