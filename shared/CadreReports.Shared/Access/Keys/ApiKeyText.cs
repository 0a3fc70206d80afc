using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CadreReports.Access.Keys;

/// <summary>
/// A key as its holder writes it, <c>cr_{id}_{secret}</c>. It is shown once, when it is made; only the hash of the secret
/// is kept. A plain hash does for it, because nobody can go through 256 random bits.
/// </summary>
/// <param name="Id">Names the key: twelve hexadecimal digits.</param>
/// <param name="Secret">Proves it: 64 hexadecimal digits.</param>
internal sealed partial record ApiKeyText(string Id, string Secret)
{
    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>A key that nobody has had yet.</summary>
    public static ApiKeyText New() => new(
        RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true));

    /// <summary>
    /// A key with an id that stands for what somebody makes and for a text of theirs: made again of the same, it has the same id
    /// and another secret, so that it cannot be added twice.
    /// </summary>
    /// <param name="who">Whose text it is.</param>
    /// <param name="draft">What is made; checked, so nothing in it has a second line.</param>
    /// <param name="once">The text.</param>
    public static ApiKeyText NewOnce(string who, ApiKeyDraft draft, string once)
    {
        var said = string.Create(
            CultureInfo.InvariantCulture, $"{who}\n{draft.Province?.Code}\n{draft.Province?.ValidFrom:yyyy-MM-dd}\n{draft.ValidTo:yyyy-MM-dd}\n{draft.Purpose}\n{once}");
        return New() with { Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..(2 * IdBytes)] };
    }

    /// <summary>Takes a text apart; null when it is no key.</summary>
    public static ApiKeyText? Parse(string text) => Form().Match(text) is { Success: true } match
        ? new ApiKeyText(match.Groups["id"].Value, match.Groups["secret"].Value)
        : null;

    /// <summary>Whether a key can have this id.</summary>
    public static bool IsId(string text) => text.Length == 2 * IdBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The key, to be handed out.</summary>
    public string Write() => $"cr_{Id}_{Secret}";

    /// <summary>What is kept: the SHA-256 of the secret.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    /// <summary>Whether the secret is the one of this hash; it takes as long for every other one.</summary>
    public bool Proves(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash()), Encoding.ASCII.GetBytes(hash));

    /// <summary>Not the record's own text, which would show the secret wherever it is written down.</summary>
    public override string ToString() => $"cr_{Id}_…";

    [GeneratedRegex(@"\Acr_(?<id>[0-9a-f]{12})_(?<secret>[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
