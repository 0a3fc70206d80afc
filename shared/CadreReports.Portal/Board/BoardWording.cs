using System.Globalization;
using CadreReports.Addresses;
using CadreReports.Portal.Frame;
using CadreReports.Status;
using CadreReports.Submissions;

namespace CadreReports.Portal.Board;

/// <summary>Words, places and addresses on the board.</summary>
internal static class BoardWording
{
    /// <summary>Where the list begins on its page.</summary>
    private const string List = "#danh-sach";

    public static string Of(Punctuality punctuality) => punctuality switch
    {
        Punctuality.OnTime => BoardTexts.OnTime,
        Punctuality.InGrace => BoardTexts.InGrace,
        Punctuality.Late => BoardTexts.Late,
        Punctuality.Awaited => BoardTexts.Awaited,
        Punctuality.Overdue => BoardTexts.Overdue,
        _ => throw new ArgumentOutOfRangeException(nameof(punctuality), punctuality, null),
    };

    /// <summary>A report's state on its tile; that it is overdue is said too.</summary>
    public static string StateOf(ProvinceStatus province)
    {
        var state = SubmissionStateName.Vietnamese(BoardModel.StateOf(province));
        return BoardModel.PunctualityOf(province) == Punctuality.Overdue ? PageWording.Fill(BoardTexts.StateOverdue, state) : state;
    }

    /// <summary>With a capital letter, as at the head of something.</summary>
    public static string Upper(string name) => string.Concat(char.ToUpper(name[0], CultureInfo.InvariantCulture).ToString(), name.AsSpan(1));

    /// <summary>The classes of the style sheet that put a tile in its place.</summary>
    public static string ClassesOf(TilePlace place) => FormattableString.Invariant($"x{place.Column} y{place.Row}");

    /// <summary>How much of a hundred a part is, as a picture takes it.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "0" : (100d * part / whole).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The board with the list narrowed to a state; null for all.</summary>
    public static string ListAddress(BoardModel model, SubmissionState? state)
    {
        var board = PageAddress.Board(model.Period.Id, model.Region?.Code);
        return state is not { } one ? board + List
            : FormattableString.Invariant($"{board}{(model.Region is null ? '?' : '&')}{PageAddress.StateQuery}={SubmissionStateName.Of(one)}{List}");
    }
}
