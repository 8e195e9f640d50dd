using System.Text;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Writing;

/// <summary>
/// Paths, fit to be shown: a name, or names with slashes between, that is as long and as random as a secret key is cut down to its first
/// characters. What is shorter, longer or hexadecimal stays, because a path has to lead somewhere.
/// </summary>
public static class PathText
{
    private const int SecretLength = 40;
    private const int Shown = 4;

    public static string Of(string path)
    {
        if (path.Length < SecretLength)
        {
            return path;
        }

        var bytes = Encoding.UTF8.GetBytes(path);
        using var shown = new MemoryStream(bytes.Length);
        var at = 0;
        for (var start = 0; start + SecretLength <= bytes.Length; start++)
        {
            if (!IsEdge(bytes, start - 1) || !IsEdge(bytes, start + SecretLength) || !IsSecret(bytes.AsSpan(start, SecretLength)))
            {
                continue;
            }

            // Where names before or behind it make another value as long, the end of either is cut.
            if (start >= at)
            {
                shown.Write(bytes.AsSpan(at, start + Shown - at));
                shown.Write("…"u8);
            }

            at = start + SecretLength;
        }

        shown.Write(bytes.AsSpan(at));
        return at == 0 ? path : Encoding.UTF8.GetString(shown.ToArray());
    }

    private static bool IsEdge(byte[] path, int at) =>
        at < 0 || at >= path.Length || path[at] == '/' || !ByteClass.IsBase64(path[at]);

    private static bool IsSecret(ReadOnlySpan<byte> value) =>
        Base64Alphabet.IndexOfOther(value) < 0 && RandomText.Judge(value) == Randomness.Strong;
}
