using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Clues;

/// <summary>
/// Finds the name of a value in the text around it, without a grammar of any format: it walks back name by name.
/// <code>
///   the names so far say      go on to the left
///   what it is (secret, hash) no
///   a little (key, token)     over blanks only: "Secret access key: …"
///   nothing                   over anything, at most three line ends: Name: X / Value: …, new Credentials(id, …)
///   an unknown name, assigned no: build_number = …
/// </code>
/// </summary>
internal static class LabelReader
{
    private const int Reach = 240;
    private const int MostNames = 10;
    private const int MostLineEnds = 3;
    private const Words Telling =
        Words.Secret | Words.Hash | Words.Password | Words.Session | Words.Id | Words.Mail | Words.User | Words.Credential | Words.Signin;

    /// <summary>The label of the value that starts at <paramref name="start"/> and ends before <paramref name="end"/>.</summary>
    public static Label Read(ReadOnlySpan<byte> text, int start, int end)
    {
        var label = ReadLeft(text, start);
        return label.Words == Words.None ? ReadRight(text, end, label) : label;
    }

    private static Label ReadLeft(ReadOnlySpan<byte> text, int start)
    {
        var floor = Math.Max(0, start - Reach);
        var at = start;
        var words = Words.None;
        var telling = default(ReadOnlySpan<byte>);
        var lineEnds = 0;
        var assigned = false;
        for (var names = 0; names < MostNames; names++)
        {
            var between = Separator.Before(text, at, floor);
            at = between.Start;
            lineEnds += between.LineEnds;
            assigned |= names == 0 && between.HasAssignment;
            if (at == floor || lineEnds > MostLineEnds
                || (words != Words.None && !between.IsBlank && (words != Words.Aws || between.HasAssignment)))
            {
                break;
            }

            var nameEnd = at;
            while (at > floor && ByteClass.IsName(text[at - 1]))
            {
                at--;
            }

            if (at > 1 && text[at - 1] == '/' && text[at - 2] == '<')
            {
                continue; // A closing tag, of the element before.
            }

            var name = text[at..nameEnd];
            if (IsValue(name) || IsEndOfValue(text, floor, at, nameEnd))
            {
                if (IsAccessKey(name))
                {
                    continue;
                }

                break;
            }

            var says = IsInputType(text, at, name) ? Words.None : WordReader.Read(name);
            if (says == Words.None && between.HasAssignment && !WordReader.IsNeutral(name) && !IsInTag(text, at, floor))
            {
                break;
            }

            telling = says == Words.None ? telling : name;
            words |= says;
            if ((words & Telling) != 0)
            {
                break;
            }
        }

        return new Label(words, WordReader.Qualifier(telling), assigned);
    }

    // <input type="password">.
    private static bool IsInputType(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> name) =>
        name.SequenceEqual("password"u8) && text[..at].EndsWith("type=\""u8);

    // The names of elements and of their other attributes do not part a value from its name.
    private static bool IsInTag(ReadOnlySpan<byte> text, int at, int floor)
    {
        var before = text[floor..at];
        var bracket = before.LastIndexOfAny("<>"u8);
        return bracket >= 0 && before[bracket] == '<';
    }

    // A random value holds "key" or "aws" by chance.
    private static bool IsValue(ReadOnlySpan<byte> name) =>
        name.Length >= AccessKeyShape.Length && (IsAccessKey(name) || (name.Length >= 32 && RandomText.Judge(name) != Randomness.None));

    // And what stands behind its last slash or plus, in URLs as %2F and %2B, holds "md5" by chance.
    private static bool IsEndOfValue(ReadOnlySpan<byte> text, int floor, int at, int end)
    {
        var start = at;
        while (start > floor && (ByteClass.IsBase64(text[start - 1]) || IsEscapedSymbol(text[(start - 1)..end])))
        {
            start--;
        }

        return start < at && IsValue(text[start..end]);
    }

    private static bool IsEscapedSymbol(ReadOnlySpan<byte> text) =>
        text is [(byte)'%', (byte)'2', (byte)'F' or (byte)'f' or (byte)'B' or (byte)'b', ..];

    private static bool IsAccessKey(ReadOnlySpan<byte> name)
    {
        if (name.Length != AccessKeyShape.Length || name[0] != 'A' || name[3] != 'A')
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!ByteClass.IsUpperOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    // "value": "…", "name": "AWS_SECRET_ACCESS_KEY", and comments behind the value: believed only where they name a secret key.
    private static Label ReadRight(ReadOnlySpan<byte> text, int end, Label left)
    {
        const int RightReach = 120;
        var rest = text[Math.Min(end, text.Length)..Math.Min(text.Length, end + RightReach)];
        var stop = rest.IndexOfAny((byte)'}', (byte)';', (byte)'\n');
        if (stop >= 0 && rest[stop] == '\n' && rest[..stop].IndexOf((byte)',') >= 0)
        {
            // The next line of the same object may hold the name.
            var next = rest[(stop + 1)..].IndexOfAny((byte)'}', (byte)';', (byte)'\n');
            stop = next < 0 ? rest.Length : stop + 1 + next;
        }

        rest = stop < 0 ? rest : rest[..stop];
        var at = 0;
        while (at < rest.Length)
        {
            var nameEnd = at;
            while (nameEnd < rest.Length && ByteClass.IsName(rest[nameEnd]))
            {
                nameEnd++;
            }

            var label = new Label(WordReader.Read(rest[at..nameEnd]), WordReader.Qualifier(rest[at..nameEnd]), left.IsAssigned);
            if (nameEnd > at && label.NamesSecretKey)
            {
                return label;
            }

            at = nameEnd + 1;
        }

        return left;
    }
}
