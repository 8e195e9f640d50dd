using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>Reads what a run of base64 characters of a telling length may be: a secret key, an SES password, a service password.</summary>
internal static class SecretReader
{
    private const int SecretLength = 40;
    private const int SesPasswordLength = 44;
    private const int ServicePasswordLength = 43; // And an equals sign.
    private const int UserNameReach = 512;

    public static void Read(in Layer layer, int runStart, int start, int end)
    {
        switch (end - start)
        {
            case SecretLength:
                ReadSecret(layer, start, end);
                break;
            case SecretLength + 1 when layer.Text[start] == '+':
                ReadSecret(layer, start + 1, end); // An added line of a diff that is indented as a whole.
                break;
            case SesPasswordLength:
                ReadSesPassword(layer, start, end);
                break;
            case ServicePasswordLength:
                ReadServicePassword(layer, start, end);
                break;
            case AccessKeyShape.Length + 1 + SecretLength when layer.Text[start + AccessKeyShape.Length] == '/'
                && AccessKeyShape.TryRead(layer.Text, start, out _):
                ReadSecret(layer, start + AccessKeyShape.Length + 1, end);
                break;
            case AccessKeyShape.Length + SecretLength when layer.Map.Kind == LayerKind.Unescaped && IsAccessKey(layer.Text[start..end]):
                ReadJoined(layer, start, end);
                break;
        }

        // A plus at the start of a line is the diff's or the secret's own, and so is 3D behind an equals sign.
        if (runStart != start && end - runStart == SecretLength && (layer.Text[runStart] == '+' || layer.Text[runStart - 1] == '='))
        {
            ReadSecret(layer, runStart, end);
        }
    }

    private static void ReadSecret(in Layer layer, int start, int end)
    {
        var text = layer.Text;
        if (Continues(text, start, end) || IsLastLineOfBlock(text, start) || IsNamedThing(text, start, end)
            || IsOfGoogle(layer.Around(start, end, 200, 200)))
        {
            return;
        }

        var value = text[start..end];
        if (value.StartsWith("ZN"u8) && start > 0 && text[start - 1] == '_')
        {
            return; // A mangled name of C++ or Rust.
        }

        var randomness = RandomText.Judge(value);
        var stand = StandIns.OfSecret(value);
        if (randomness == Randomness.None && IsRandomForItsPlace(text, start, end))
        {
            randomness = Randomness.Weak;
        }

        if (randomness == Randomness.None && stand != StandIn.DocumentedExample && !IsClaimedSecret(text, start, end, value))
        {
            return;
        }

        var clue = layer.Add(ClueKind.Secret, start, end);
        clue.Randomness = randomness;
        clue.Stand = stand;
        clue.Label = LabelReader.Read(text, start, end);
        if (clue.Label.Words == Words.None && start > 0 && text[start - 1] == ':' && end < text.Length && text[end] == '@')
        {
            clue.Label = new Label(Words.Password, 0, IsAssigned: true); // scheme://user:password@
        }

        clue.IsTouched = IsTouched(text, start, end);
        clue.IsNearAws = Surroundings.SpeakOfAws(layer.Around(start, end, 1024, 512));
    }

    // A function that is called, a resource that is referred to, a value that SOPS has encrypted.
    private static bool IsNamedThing(ReadOnlySpan<byte> text, int start, int end)
    {
        const int Reach = 40;
        var before = text[Math.Max(0, start - Reach)..start];
        return (end < text.Length && text[end] == '(')
            || before.EndsWith("!Ref "u8) || before.EndsWith("!GetAtt "u8)
            || (before.EndsWith("data:"u8) && before.IndexOf("ENC["u8) >= 0);
    }

    // The secrets of Google's HMAC keys look the same; the ids beside them begin with GOOG.
    private static bool IsOfGoogle(ReadOnlySpan<byte> around)
    {
        const int LeastId = 16;
        var at = around.IndexOf("GOOG"u8);
        if (at < 0 || around.IndexOf("AKIA"u8) >= 0 || around.IndexOf("ASIA"u8) >= 0)
        {
            return false;
        }

        var end = at;
        while (end < around.Length && ByteClass.IsUpperOrDigit(around[end]))
        {
            end++;
        }

        return end - at >= LeastId;
    }

    // Two literals side by side, "…" "…", were joined into one: an id and a secret are two.
    private static void ReadJoined(in Layer layer, int start, int end)
    {
        var middle = start + AccessKeyShape.Length;
        AccessKeyReader.Read(layer, start, AccessKeyShape.Of(layer.Text[start..middle]));
        ReadSecret(layer, middle, end);
    }

    private static bool IsAccessKey(ReadOnlySpan<byte> run)
    {
        if (!(run[0] == 'A' && run[3] == 'A' && run[1] is (byte)'K' or (byte)'S' && run[2] == 'I'))
        {
            return false;
        }

        foreach (var character in run[4..AccessKeyShape.Length])
        {
            if (!ByteClass.IsBase32(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRandomForItsPlace(ReadOnlySpan<byte> text, int start, int end)
    {
        var value = text[start..end];
        return !RandomText.DecodesToText(value)
            && (RandomText.IsNoName(value)
                ? FollowsId(text, start) || IsCalledSecret(text, start, end)
                : ((RandomText.MixesSomeCase(value) || RandomText.ScattersDigits(value)) && FollowsId(text, start))
                    || (RandomText.MixesCase(value) && IsCalledSecret(text, start, end)));
    }

    private static bool IsCalledSecret(ReadOnlySpan<byte> text, int start, int end) =>
        LabelReader.Read(text, start, end) is { IsAssigned: true } label && label.Says(Words.Secret) && !label.SaysAny(Words.Hash);

    // Not random, but called a secret key: a fake of some kind, unless it is a name, a path or a text.
    private static bool IsClaimedSecret(ReadOnlySpan<byte> text, int start, int end, ReadOnlySpan<byte> value) =>
        HasDigits(value) && !RandomText.DecodesToText(value)
        && LabelReader.Read(text, start, end) is { NamesSecretKey: true, IsAssigned: true };

    // More than those in S3, EC2 or Sha256.
    private static bool HasDigits(ReadOnlySpan<byte> value)
    {
        const int Least = 4;
        var count = 0;
        foreach (var character in value)
        {
            count += ByteClass.IsDigit(character) ? 1 : 0;
        }

        return count >= Least;
    }

    // As the next field, argument or part of a URL: nothing but separators and quotes stands between the two.
    private static bool FollowsId(ReadOnlySpan<byte> text, int start)
    {
        const int MostBetween = 8;
        var between = 0;
        while (between < MostBetween && between < start && IsBetweenFields(text[start - between - 1]))
        {
            between++;
        }

        var id = start - between - AccessKeyShape.Length;
        return between > 0 && id >= 0 && text[id] == 'A' && AccessKeyShape.TryRead(text, id, out _);
    }

    private static bool IsBetweenFields(byte value) =>
        value is (byte)':' or (byte)'/' or (byte)',' or (byte)' ' or (byte)'\t' or (byte)'|' or (byte)';' or (byte)'=' or (byte)'>'
        || ByteClass.IsQuote(value);

    private static void ReadSesPassword(in Layer layer, int start, int end)
    {
        var value = layer.Text[start..end];
        if (!SesPasswordShape.Fits(value) || Continues(layer.Text, start, end) || RandomText.Judge(value) == Randomness.None)
        {
            return;
        }

        var clue = layer.Add(ClueKind.SesPassword, start, end);
        clue.Label = LabelReader.Read(layer.Text, start, end);
        clue.IsNearAws = Surroundings.SpeakOfMail(layer.Around(start, end, 1024, 512));
    }

    private static void ReadServicePassword(in Layer layer, int start, int end)
    {
        if (end >= layer.Text.Length || layer.Text[end] != '=' || (end + 1 < layer.Text.Length && layer.Text[end + 1] == '=')
            || !(IsAllOfIt(layer, start, end) || layer.Around(start, end, UserNameReach, UserNameReach).IndexOf("-at-"u8) >= 0)
            || RandomText.Judge(layer.Text[start..end]) == Randomness.None)
        {
            return;
        }

        var clue = layer.Add(ClueKind.ServicePassword, start, end + 1);
        clue.Label = LabelReader.Read(layer.Text, start, end);
    }

    // A value of a Kubernetes secret: its user is another one.
    private static bool IsAllOfIt(in Layer layer, int start, int end) =>
        layer.Map.Kind == LayerKind.Base64 && start == 0 && end + 1 == layer.Text.Length;

    /// <summary>True when the value goes on beyond the run: padding, or a character of its own alphabet as an escape.</summary>
    private static bool Continues(ReadOnlySpan<byte> text, int start, int end)
    {
        var after = text[end..Math.Min(text.Length, end + 6)];
        if (after.Length > 0 && (after[0] == '=' || IsEscapedSymbol(after)))
        {
            return true;
        }

        var before = text[Math.Max(0, start - 6)..start];
        return before.EndsWith("%2F"u8) || before.EndsWith("%2f"u8) || before.EndsWith("%2B"u8) || before.EndsWith("%2b"u8)
            || before.EndsWith("\\/"u8) || before.EndsWith("u002F"u8) || before.EndsWith("u002f"u8)
            || before.EndsWith("u002B"u8) || before.EndsWith("u002b"u8);
    }

    private static bool IsEscapedSymbol(ReadOnlySpan<byte> after) => after switch
    {
        [(byte)'\\', (byte)'/', ..] => true,
        [(byte)'%', (byte)'2', (byte)'F' or (byte)'f' or (byte)'B' or (byte)'b', ..] => true,
        [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)'2', (byte)'F' or (byte)'f' or (byte)'B' or (byte)'b'] => true,
        _ => false,
    };

    // The short last line of wrapped base64 can be forty characters long.
    private static bool IsLastLineOfBlock(ReadOnlySpan<byte> text, int start)
    {
        const int ShortestLine = 48;
        var before = text[Math.Max(0, start - 160)..start].TrimEnd(" \t"u8);
        if (before.Length < ShortestLine || before[^1] != '\n')
        {
            return false;
        }

        before = before.TrimEnd("\r\n"u8);
        return before.Length >= ShortestLine && Base64Alphabet.IndexOfOther(before[^ShortestLine..]) < 0;
    }

    private static bool IsTouched(ReadOnlySpan<byte> text, int start, int end) =>
        (start > 1 && text[start - 1] is (byte)'-' or (byte)'_' or (byte)'.' && ByteClass.IsAlphanumeric(text[start - 2]))
        || (end + 1 < text.Length && text[end] is (byte)'-' or (byte)'_' or (byte)'.' && ByteClass.IsAlphanumeric(text[end + 1]));
}
