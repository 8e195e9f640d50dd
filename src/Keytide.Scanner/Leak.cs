namespace Keytide.Scanner;

/// <summary>
/// A finding together with the bytes of its secret, for as long as the handler runs: afterwards they are overwritten. For the few who must
/// have them (asking AWS whether the pair works); never to be stored, logged or shown.
/// </summary>
public readonly ref struct Leak
{
    internal Leak(Finding finding, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> sessionToken)
    {
        Finding = finding;
        Secret = secret;
        SessionToken = sessionToken;
    }

    public Finding Finding { get; }

    /// <summary>The decoded secret; empty where the finding has none.</summary>
    public ReadOnlySpan<byte> Secret { get; }

    /// <summary>The decoded session token of a temporary key; empty where there is none.</summary>
    public ReadOnlySpan<byte> SessionToken { get; }
}
