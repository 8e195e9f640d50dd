namespace Keytide.Scanner.Clues;

/// <summary>Reads names such as aws_secret_access_key, SecretAccessKey or s3.secret-key.</summary>
internal static class WordReader
{
    private const int LongestName = 64;

    /// <summary>What a name says.</summary>
    public static Words Read(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestName];
        var lower = Squeeze(name, buffer);
        var words = Words.None;
        words |= lower.IndexOf("secret"u8) >= 0 ? Words.Secret : 0;
        words |= lower.IndexOf("access"u8) >= 0 ? Words.Access : 0;
        words |= lower.IndexOf("key"u8) >= 0 ? Words.Key : 0;
        words |= lower.IndexOf("aws"u8) >= 0 || lower.IndexOf("amazon"u8) >= 0 || lower.IndexOf("amz"u8) >= 0
            || lower.IndexOf("s3"u8) >= 0 || lower.IndexOf("iam"u8) == 0 ? Words.Aws : 0;
        words |= lower.IndexOf("keyid"u8) >= 0 || lower.IndexOf("accessid"u8) >= 0 || EndsInId(name) ? Words.Id : 0;
        words |= lower.IndexOf("pass"u8) >= 0 || lower.IndexOf("pwd"u8) >= 0 ? Words.Password : 0;
        words |= lower.IndexOf("token"u8) >= 0 ? Words.Token : 0;
        words |= lower.IndexOf("session"u8) >= 0 || lower.IndexOf("securitytoken"u8) >= 0 ? Words.Session : 0;
        words |= lower.IndexOf("smtp"u8) >= 0 || lower.IndexOf("mail"u8) >= 0 || IsOrStartsWithSes(lower) ? Words.Mail : 0;
        words |= lower.IndexOf("user"u8) >= 0 || lower.IndexOf("login"u8) >= 0 ? Words.User : 0;
        words |= lower.IndexOf("cred"u8) >= 0 ? Words.Credential : 0;
        words |= lower.IndexOf("signin"u8) >= 0 || lower.SequenceEqual("accesstoken"u8) || lower.SequenceEqual("refreshtoken"u8)
            ? Words.Signin
            : 0;
        words |= (words & Words.Aws) == 0 && NamesOther(lower) ? Words.Other : 0;
        return IsHash(lower) ? words | Words.Hash : words;
    }

    /// <summary>
    /// A number for what is left of a name without the words that every such name has: the same for PROD_AWS_ACCESS_KEY_ID and
    /// prodSecretKey, 0 for a plain name. Its only use is to tell which id goes with which secret.
    /// </summary>
    public static ulong Qualifier(ReadOnlySpan<byte> name)
    {
        ulong qualifier = 0;
        var at = 0;
        while (at < name.Length)
        {
            var end = PartEnd(name, at);
            var part = name[at..end];
            if (!IsOrdinary(part))
            {
                qualifier = unchecked((qualifier * 31) + Hash(part));
            }

            at = Math.Max(end, at + 1);
        }

        return qualifier;
    }

    /// <summary>True for names that only say that a value follows: value, string, default and the like.</summary>
    public static bool IsNeutral(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[LongestName];
        var lower = Squeeze(name, buffer);
        return lower.Length <= 1 || IsNumberOrColour(lower)
            || lower.EndsWith("value"u8) || lower.EndsWith("string"u8) || lower.EndsWith("default"u8)
            || lower.SequenceEqual("quot"u8) || lower.SequenceEqual("none"u8)
            || lower.SequenceEqual("str"u8) || lower.SequenceEqual("char"u8)
            || lower.SequenceEqual("type"u8) || lower.SequenceEqual("description"u8) || lower.SequenceEqual("sensitive"u8)
            || lower.SequenceEqual("val"u8) || lower.SequenceEqual("text"u8) || lower.SequenceEqual("data"u8)
            || lower.SequenceEqual("content"u8) || lower.SequenceEqual("literal"u8) || lower.SequenceEqual("td"u8)
            || lower.SequenceEqual("dd"u8) || lower.SequenceEqual("code"u8) || lower.SequenceEqual("span"u8);
    }

    // 40, or the 33m of a terminal's colour.
    private static bool IsNumberOrColour(ReadOnlySpan<byte> lower) =>
        (lower[^1] is (byte)'m' or (byte)'k' ? lower[..^1] : lower).HasOnlyDigits();

    private static bool EndsInId(ReadOnlySpan<byte> name) =>
        name.EndsWith("Id"u8) || name.EndsWith("ID"u8) || name.EndsWith("_id"u8) || name.EndsWith("-id"u8) || name.SequenceEqual("id"u8);

    private static bool IsOrStartsWithSes(ReadOnlySpan<byte> lower) =>
        lower.SequenceEqual("ses"u8) || lower.StartsWith("sespass"u8) || lower.StartsWith("sesuser"u8) || lower.StartsWith("awsses"u8);

    private static bool IsHash(ReadOnlySpan<byte> lower) =>
        lower.IndexOf("hash"u8) >= 0 || lower.IndexOf("sha"u8) == 0 || lower.IndexOf("sha1"u8) >= 0 || lower.IndexOf("sha2"u8) >= 0
        || lower.IndexOf("sha5"u8) >= 0 || lower.EndsWith("sha"u8) || lower.IndexOf("md5"u8) >= 0 || lower.IndexOf("digest"u8) >= 0
        || lower.IndexOf("checksum"u8) >= 0 || lower.IndexOf("integrity"u8) >= 0 || lower.IndexOf("commit"u8) >= 0
        || lower.IndexOf("revision"u8) >= 0 || lower.IndexOf("etag"u8) >= 0 || lower.IndexOf("print"u8) >= 0
        || lower.IndexOf("nonce"u8) >= 0 || lower.IndexOf("uuid"u8) >= 0 || lower.IndexOf("signature"u8) >= 0
        || lower.IndexOf("public"u8) >= 0 || lower.IndexOf("cert"u8) >= 0 || lower.IndexOf("marker"u8) >= 0
        || lower.IndexOf("nexttoken"u8) >= 0 || lower.IndexOf("pagetoken"u8) >= 0 || lower.IndexOf("continuation"u8) >= 0
        || lower.IndexOf("amzid"u8) >= 0 || lower.IndexOf("requestid"u8) >= 0 || lower.IndexOf("pubkey"u8) >= 0
        || lower.IndexOf("sitekey"u8) >= 0;

    private static bool NamesOther(ReadOnlySpan<byte> lower)
    {
        ReadOnlySpan<byte> others =
            " jwt cookie webhook csrf captcha cloudflare github gitlab slack stripe twilio sendgrid okta auth0 spotify twitter "u8;
        ReadOnlySpan<byte> more =
            " google gcs gcp azure datadog heroku algolia mailgun nextauth oauth consumer secretkeybase firebase sentry discord "u8;
        ReadOnlySpan<byte> purposes = " sessionsecret cfapi "u8;
        return HoldsOneOf(lower, others) || HoldsOneOf(lower, more) || HoldsOneOf(lower, purposes);
    }

    private static bool HoldsOneOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> words)
    {
        for (var rest = words[1..]; rest.Length > 0; rest = rest[(rest.IndexOf((byte)' ') + 1)..])
        {
            if (name.IndexOf(rest[..rest.IndexOf((byte)' ')]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Squeeze(ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        var length = 0;
        foreach (var character in name[^Math.Min(name.Length, buffer.Length)..])
        {
            if (ByteClass.IsAlphanumeric(character))
            {
                buffer[length++] = ByteClass.ToLower(character);
            }
        }

        return buffer[..length];
    }

    // A part ends at a symbol, before a capital that follows a small letter or comes before one (AWS|Secret), and between letters and
    // digits.
    private static int PartEnd(ReadOnlySpan<byte> name, int at)
    {
        var end = at;
        while (end < name.Length && ByteClass.IsAlphanumeric(name[end]))
        {
            end++;
            if (end < name.Length
                && ((ByteClass.IsLower(name[end - 1]) && ByteClass.IsUpper(name[end]))
                    || (end + 1 < name.Length && ByteClass.IsUpper(name[end - 1]) && ByteClass.IsUpper(name[end])
                        && ByteClass.IsLower(name[end + 1]))
                    || ByteClass.IsDigit(name[end - 1]) != ByteClass.IsDigit(name[end])))
            {
                break;
            }
        }

        return end;
    }

    private static bool IsOrdinary(ReadOnlySpan<byte> part)
    {
        Span<byte> buffer = stackalloc byte[LongestName];
        var lower = Squeeze(part, buffer);
        ReadOnlySpan<byte> ordinary =
            " aws amazon amz access secret key keys id s accesskey secretkey accesskeyid secretaccesskey awsaccesskeyid keyid "u8;
        ReadOnlySpan<byte> more =
            " awssecretaccesskey awsaccesskey awssecretkey token session security name value user username password pass cred creds "u8;
        ReadOnlySpan<byte> others =
            " credential credentials uid pwd pw ak sk sec login account accessid secretid awsid awssecret awskey "u8;
        return lower.Length == 0 || IsListed(ordinary, lower) || IsListed(more, lower) || IsListed(others, lower);
    }

    private static bool IsListed(ReadOnlySpan<byte> list, ReadOnlySpan<byte> word)
    {
        var at = list.IndexOf(word);
        while (at > 0)
        {
            if (list[at - 1] == ' ' && list[at + word.Length] == ' ')
            {
                return true;
            }

            var next = list[(at + 1)..].IndexOf(word);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static ulong Hash(ReadOnlySpan<byte> part)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in part)
        {
            hash = unchecked((hash ^ ByteClass.ToLower(character)) * 1099511628211UL);
        }

        return hash;
    }
}
