using System.Text;
using Keytide.Scanner.Pairing;

namespace Keytide.Scanner.Writing;

/// <summary>What of a credential may be shown: enough to recognize it by, too little to use or to guess it.</summary>
internal static class Redaction
{
    private const int ShownCharacters = 4;
    private const int ShortestShown = 20;

    public static string Of(Bundle bundle)
    {
        if (bundle.Main.Whole?.Shown is { } shown)
        {
            return Printable(shown);
        }

        if (bundle.Rule == Rule.AccessKeyId)
        {
            return Encoding.ASCII.GetString(bundle.Main.Value);
        }

        if (bundle.Rule == Rule.PrivateKey)
        {
            var header = bundle.Main.Value;
            var end = header[5..].IndexOf("-----"u8);
            return Printable(Encoding.ASCII.GetString(header[..Math.Min(end + 10, 64)])) + "…";
        }

        return OfValue(bundle.Main.Value);
    }

    private static string OfValue(ReadOnlySpan<byte> value) =>
        value.Length < ShortestShown ? "…" : Printable(Encoding.ASCII.GetString(value[..ShownCharacters])) + "…";

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
