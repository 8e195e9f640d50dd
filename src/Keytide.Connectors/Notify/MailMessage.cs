using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>
/// A notice as a mail (RFC 5322): plain text in UTF-8, in base64, so that no line of it is too long or begins with a dot. A subject that
/// is not plain ASCII is written as encoded words (RFC 2047).
/// </summary>
internal static class MailMessage
{
    private const int BytesOfWord = 39; // An encoded word has at most 75 characters, and a line with one 76.
    private const int BytesOfLine = 57; // 76 characters of base64.

    public static byte[] Write(Notice notice, string from, IEnumerable<string> to, DateTimeOffset now)
    {
        var mail = new StringBuilder();
        Header("Date", now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("From", from);
        Header("To", string.Join(",\r\n ", to));
        Header("Message-ID", $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Id)).AsSpan(0, 16))}@keytide>");
        Header("Subject", Encoded($"Keytide: {NoticeText.Title(notice)}"));
        Header("Auto-Submitted", "auto-generated"); // RFC 3834: no vacation answers.
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        mail.Append("\r\n");
        var body = Encoding.UTF8.GetBytes(string.Concat(NoticeText.Lines(notice).Select(line => $"{line}\r\n")));
        for (var at = 0; at < body.Length; at += BytesOfLine)
        {
            mail.Append(Convert.ToBase64String(body, at, Math.Min(BytesOfLine, body.Length - at))).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(mail.ToString());

        void Header(string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static string Encoded(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            return text;
        }

        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > BytesOfWord)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(rune.ToString());
        }

        return string.Join("\r\n ", words.Append(word.ToString()).Select(part =>
            $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(part))}?="));
    }
}
