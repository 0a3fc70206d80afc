using CadreReports.Submissions.Explanations;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Submissions.Reviews;

public sealed class SentenceCheckTests
{
    [Theory]
    [InlineData("Tăng do sáp nhập hai xã.", SentenceVerdict.Enough)]
    [InlineData("Do sáp nhập xã mới", SentenceVerdict.TooShort)]
    [InlineData("Do sáp nhập xã mới A", SentenceVerdict.Enough)]
    [InlineData("Theosốliệucủađơnvị đãgửi", SentenceVerdict.TooShort)]
    [InlineData("a b c", SentenceVerdict.TooShort)]
    [InlineData("12 345 678 901 234 567", SentenceVerdict.TooShort)]
    [InlineData("... ,,, --- !!! ??? ;;;", SentenceVerdict.TooShort)]
    [InlineData("", SentenceVerdict.TooShort)]
    public void A_sentence_is_fifteen_letters_in_three_words(string text, SentenceVerdict expected) =>
        Assert.Equal(expected, SentenceCheck.Of(SentenceCheck.Clean(text)));

    [Fact]
    public void Composed_or_not_it_is_the_same_text_and_length()
    {
        var decomposed = "Do sáp nhập xã mới A".Normalize(System.Text.NormalizationForm.FormD);
        Assert.Equal("Do sáp nhập xã mới A", SentenceCheck.Clean(decomposed));
        var longest = string.Concat(Enumerable.Repeat("Ấm no. ", 400))[..SentenceCheck.MaximumLength];
        Assert.Equal(SentenceVerdict.Enough, SentenceCheck.Of(longest));
        Assert.Equal(SentenceVerdict.TooLong, SentenceCheck.Of(longest + "x"));
    }

    /// <summary>Two are no characters at all; the others turn a text round on screen or make equal texts unequal.</summary>
    [Theory]
    [InlineData('\uFFFE')]
    [InlineData('\uFDD0')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u200B')]
    [InlineData('\0')]
    public void What_nobody_sees_is_not_kept(char unseen) =>
        Assert.Equal("Do sáp nhập xã mới A", SentenceCheck.Clean($"Do sáp{unseen} nhập xã mới A{unseen}"));

    [Fact]
    public void Cleaning_twice_is_cleaning_once_and_leaves_nothing_unprintable() =>
        Prop.ForAll<string?>(text =>
        {
            var clean = SentenceCheck.Clean((text ?? string.Empty) + "\ud800\u0001\u0301");
            Assert.Equal(clean, SentenceCheck.Clean(clean));
            Assert.DoesNotContain(clean, c => c is '\ud800' or '\u0001');
        }).QuickCheckThrowOnFailure();
}
