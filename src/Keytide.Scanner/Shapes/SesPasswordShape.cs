namespace Keytide.Scanner.Shapes;

/// <summary>
/// The SMTP password that is derived from a secret access key: base64 of a version byte and 32 bytes of HMAC-SHA256, so 44 characters
/// without padding. Version 4 (Amazon SES guide, "Obtaining Amazon SES SMTP credentials") begins with B and A to P, version 2, from
/// before 2020, with A and g to v.
/// </summary>
internal static class SesPasswordShape
{
    private const int Length = 44;

    public static bool Fits(ReadOnlySpan<byte> value) =>
        value.Length == Length
        && ((value[0] == 'B' && value[1] is >= (byte)'A' and <= (byte)'P')
            || (value[0] == 'A' && value[1] is >= (byte)'g' and <= (byte)'v'));
}
