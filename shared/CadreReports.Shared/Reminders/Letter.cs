namespace CadreReports.Reminders;

/// <summary>What a message says, before it is put as plain text and as HTML. Texts are plain, in Vietnamese.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Blocks">From the salutation to the end.</param>
public sealed record Letter(string Subject, IReadOnlyList<LetterBlock> Blocks);

/// <summary>A part of a letter.</summary>
public abstract record LetterBlock;

/// <summary>A paragraph.</summary>
public sealed record LetterParagraph(string Text) : LetterBlock;

/// <summary>A list, one item a line.</summary>
public sealed record LetterList(IReadOnlyList<string> Items) : LetterBlock;

/// <summary>A table with a heading row.</summary>
public sealed record LetterTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock;

/// <summary>A link on a line of its own.</summary>
/// <param name="Text">What is behind it.</param>
/// <param name="Address">Absolute, http or https.</param>
public sealed record LetterLink(string Text, Uri Address) : LetterBlock;

/// <summary>A message, complete.</summary>
/// <param name="Notice">What it is about.</param>
/// <param name="MessageId">With its angle brackets; follows from the notice alone, so that a repeat is recognisable.</param>
/// <param name="To">Who it is addressed to, at least one.</param>
/// <param name="Letter">What it says.</param>
/// <param name="At">Its date, on the application's clock.</param>
public sealed record Mail(Notice Notice, string MessageId, IReadOnlyList<Contacts.Contact> To, Letter Letter, DateTimeOffset At);
