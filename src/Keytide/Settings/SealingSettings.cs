namespace Keytide.Settings;

/// <summary>Where the sealing key is.</summary>
/// <param name="Place">The kind of place.</param>
/// <param name="KmsKey">The KMS key's id, ARN or alias; null elsewhere.</param>
public sealed record SealingSettings(SealingPlace Place, string? KmsKey)
{
    public static readonly SealingSettings Default = new(SealingPlace.File, null);

    private const string KmsPrefix = "kms:";
    private const int LongestKey = 2048;

    /// <summary>As it is written: <c>file</c>, <c>keyring</c>, <c>kms:KEY</c>.</summary>
    public override string ToString() => Place switch
    {
        SealingPlace.File => "file",
        SealingPlace.Keyring => "keyring",
        _ => $"{KmsPrefix}{KmsKey}",
    };

    /// <returns>Null where the text is none of the three.</returns>
    public static SealingSettings? TryParse(string text) => text switch
    {
        "file" => Default,
        "keyring" => new SealingSettings(SealingPlace.Keyring, null),
        _ when text.StartsWith(KmsPrefix, StringComparison.Ordinal) && IsKey(text[KmsPrefix.Length..]) =>
            new SealingSettings(SealingPlace.Kms, text[KmsPrefix.Length..]),
        _ => null,
    };

    private static bool IsKey(string key) => key.Length is > 0 and <= LongestKey
        && key.All(c => char.IsAsciiLetterOrDigit(c) || ":/_-".Contains(c, StringComparison.Ordinal));
}
