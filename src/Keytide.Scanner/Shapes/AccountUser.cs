using System.Buffers.Text;
using System.Text;

namespace Keytide.Scanner.Shapes;

/// <summary>
/// The user name of a service-specific credential: an IAM user's name, +N from the second credential on, -at-, and the account
/// (IAM user guide, "Use IAM with CodeCommit" and "Service-specific credentials").
/// </summary>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Behind the account.</param>
/// <param name="Account">The account's number.</param>
internal readonly record struct AccountUser(int Start, int End, long Account)
{
    private const int LongestName = 64;
    private const int AccountDigits = 12;

    /// <summary>Reads the name around "-at-" at a place.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, out AccountUser user)
    {
        user = default;
        var digits = at + "-at-".Length;
        var end = digits + AccountDigits;
        if (end > text.Length || !text[digits..end].HasOnlyDigits() || !TokenEdge.Ends(text, end))
        {
            return false;
        }

        var start = at;
        while (start > 0 && at - start < LongestName && IsUserName(text[start - 1]))
        {
            start--;
        }

        if (start == at || !Utf8Parser.TryParse(text[digits..end], out long account, out _))
        {
            return false;
        }

        user = new AccountUser(start, end, account);
        return true;
    }

    /// <summary>The IAM user's name without the counter.</summary>
    public string Name(ReadOnlySpan<byte> text)
    {
        var name = text[Start..(End - AccountDigits - "-at-".Length)];
        var counter = name.LastIndexOf((byte)'+');
        return Encoding.ASCII.GetString(counter > 0 && name[(counter + 1)..].HasOnlyDigits()
            ? name[..counter]
            : name);
    }

    private static bool IsUserName(byte c) =>
        ByteClass.IsAlphanumeric(c) || c is (byte)'_' or (byte)'+' or (byte)'.' or (byte)'@' or (byte)'-' or (byte)'%';
}
