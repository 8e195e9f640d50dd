using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Reads USER-at-ACCOUNT. With a password behind a colon, as in the URL of a CodeCommit repository, it is whole; elsewhere the password
/// is a clue of its own.
/// </summary>
internal static class ServiceUserReader
{
    private const int PasswordLength = 44;
    private const int LongestWritten = PasswordLength * 3;

    public static void Read(in Layer layer, int at)
    {
        if (!AccountUser.TryRead(layer.Text, at, out var user))
        {
            return;
        }

        Span<byte> password = stackalloc byte[PasswordLength];
        var end = user.End < layer.Text.Length && layer.Text[user.End] == ':'
            ? ReadPassword(layer.Text, user.End + 1, password)
            : 0;
        if (end == 0)
        {
            layer.Add(ClueKind.ServiceUser, user.Start, user.End).Account = user.Account;
            return;
        }

        var clue = layer.Add(ClueKind.Whole, user.Start, end, password);
        var isRepository = layer.Around(user.Start, end, 16, 80).IndexOf("git-codecommit."u8) >= 0;
        clue.Whole = new WholeCredential(
            Rule.ServiceCredential,
            [
                new Reason("user name with an account, and a password of 32 bytes", 75),
                new Reason(isRepository ? "in the URL of a CodeCommit repository" : "no CodeCommit URL around it", isRepository ? 20 : 0),
            ])
        {
            Account = user.Account,
            Principal = user.Name(layer.Text),
        };
    }

    /// <returns>Where the password ends, or 0 when there are not 44 characters that end in an equals sign.</returns>
    private static int ReadPassword(ReadOnlySpan<byte> text, int at, Span<byte> password)
    {
        var stop = Math.Min(text.Length, at + LongestWritten);
        var length = 0;
        while (at < stop && length < PasswordLength)
        {
            var character = text[at];
            var width = 1;
            if (character == '%' && at + 2 < text.Length)
            {
                character = (byte)((Math.Max(0, ByteClass.HexValue(text[at + 1])) << 4) | Math.Max(0, ByteClass.HexValue(text[at + 2])));
                width = 3;
            }

            if (!ByteClass.IsBase64(character) && character != '=')
            {
                return 0;
            }

            password[length++] = character;
            at += width;
        }

        return length == PasswordLength && password[^1] == '=' && TokenEdge.Ends(text, at)
            && RandomText.Judge(password[..^1]) != Randomness.None
            ? at
            : 0;
    }
}
