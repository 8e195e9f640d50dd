namespace Keytide.Scanner.Reading;

/// <summary>Whether a stretch of text speaks of a thing, whatever the case.</summary>
internal static class Surroundings
{
    public static bool SpeakOfAws(ReadOnlySpan<byte> text) =>
        HasShort(text, "aws"u8) || Has(text, "amazon"u8) || HasShort(text, "s3:"u8) || HasShort(text, "s3."u8) || HasShort(text, "s3_"u8)
        || HasShort(text, "akia"u8) || HasShort(text, "boto"u8) || Has(text, "dynamodb"u8);

    public static bool SpeakOfMail(ReadOnlySpan<byte> text) =>
        Has(text, "smtp"u8) || Has(text, "email-"u8) || Has(text, "mailer"u8) || HasShort(text, "ses_"u8);

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => Find(text, word, 0) >= 0;

    // A short word turns up in base64 by chance: it must begin a word, as in aws_key, or be in capitals, as in BasicAWSCredentials.
    private static bool HasShort(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var at = Find(text, word, 0); at >= 0; at = Find(text, word, at + 1))
        {
            if (at == 0 || !ByteClass.IsAlphanumeric(text[at - 1]) || (ByteClass.IsUpper(text[at]) && ByteClass.IsUpper(text[at + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The next place of a word of small letters, in either case, or -1.</summary>
    private static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, int from)
    {
        var first = word[0];
        var upper = ByteClass.IsLower(first) ? (byte)(first - 32) : first;
        while (true)
        {
            var next = text[from..].IndexOfAny(first, upper);
            if (next < 0 || from + next + word.Length > text.Length)
            {
                return -1;
            }

            from += next;
            var same = 1;
            while (same < word.Length && ByteClass.ToLower(text[from + same]) == word[same])
            {
                same++;
            }

            if (same == word.Length)
            {
                return from;
            }

            from++;
        }
    }
}
