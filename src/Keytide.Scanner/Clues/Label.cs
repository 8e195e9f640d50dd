namespace Keytide.Scanner.Clues;

/// <summary>The name that a value was found under.</summary>
/// <param name="Words">What the name says.</param>
/// <param name="Qualifier">What tells this name from others of its kind, or 0.</param>
/// <param name="IsAssigned">True when the value follows an equals sign, a colon or an opening tag.</param>
internal readonly record struct Label(Words Words, ulong Qualifier, bool IsAssigned)
{
    public bool Says(Words words) => (Words & words) == words;

    public bool SaysAny(Words words) => (Words & words) != 0;

    /// <summary>aws_secret_access_key, SecretKey, s3Secret and their like.</summary>
    public bool NamesSecretKey =>
        Says(Words.Secret) && SaysAny(Words.Key | Words.Access | Words.Aws) && !SaysAny(Words.Id | Words.Hash | Words.Other);
}
