using System.Globalization;
using System.Text;
using Keytide.Rotation.Notices;

namespace Keytide.Connectors.Notify;

/// <summary>
/// Commands and replies of SMTP (RFC 5321) over one stream. Replies are bounded in length and number of lines; what a server says is
/// shown cut to one line.
/// </summary>
internal sealed class SmtpConversation(Stream stream, string server)
{
    private const int LongestLine = 1000; // RFC 5321 4.5.3.1.5 asks for 512.
    private const int MostLines = 100;

    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Whether the server has sent more than was read: after STARTTLS that is an injection.</summary>
    public bool HasUnread => _start < _end;

    /// <summary>Sends one command and reads its reply.</summary>
    /// <param name="command">Without its line end.</param>
    /// <param name="expected">The first digit of a good reply.</param>
    /// <param name="what">What was asked, for a message: the command itself may hold a secret.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="NoticeException">The server said no, or something that is no reply.</exception>
    public async Task<IReadOnlyList<string>> AskAsync(string command, char expected, string what, CancellationToken cancellation)
    {
        if (command.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new NoticeException($"{server}: {what} would hold a line break.");
        }

        await SendAsync(Encoding.ASCII.GetBytes($"{command}\r\n"), cancellation);
        return await ReplyAsync(expected, what, cancellation);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await stream.WriteAsync(bytes, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <returns>The texts of the reply's lines, without the code.</returns>
    /// <exception cref="NoticeException">The server said no, or something that is no reply.</exception>
    public async Task<IReadOnlyList<string>> ReplyAsync(char expected, string what, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || (line.Length > 3 && line[3] is not (' ' or '-')))
            {
                throw new NoticeException($"{server} answered {what} with something that is no SMTP: {Quoted.Shorten(line)}");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return line[0] == expected
                    ? lines
                    : throw new NoticeException($"{server} refused {what}: {Quoted.Sentence(line)}");
            }
        }

        throw new NoticeException($"{server} answered {what} with more than {MostLines} lines.");
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellation));
                if (_end == 0)
                {
                    throw new NoticeException($"{server} closed the connection.");
                }
            }

            var next = (char)_buffer[_start++];
            if (next == '\n')
            {
                return line.ToString();
            }

            if (next != '\r')
            {
                line.Append(next);
            }

            if (line.Length > LongestLine)
            {
                throw new NoticeException($"{server} sent a line of more than {LongestLine} characters.");
            }
        }
    }
}
