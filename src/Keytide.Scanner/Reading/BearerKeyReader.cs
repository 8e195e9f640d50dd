using System.Buffers.Text;
using Keytide.Scanner.Clues;
using Keytide.Scanner.Shapes;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Reads the keys that are base64 behind a fixed beginning and say themselves whose they are.
/// <code>
///   ABSK                             USER-at-ACCOUNT:SECRET   Bedrock, long-term
///   AEAA                             USER-at-ACCOUNT:SECRET   Claude Platform on AWS, long-term
///   bedrock-api-key-                 a signed query           Bedrock, at most twelve hours
///   aws-external-anthropic-api-key-  a signed query           Claude Platform on AWS
///   k8s-aws-v1.                      a signed URL of STS      EKS, fifteen minutes whatever it says
/// </code>
/// Observed and published by the finders (BeyondTrust, Wiz), not documented by AWS: what does not decode is no finding.
/// </summary>
internal sealed class BearerKeyReader
{
    private const int Longest = 16384;
    private const int ShortestLongTerm = 40;
    private static readonly TimeSpan EksTokenLife = TimeSpan.FromMinutes(15);

    private readonly byte[] _encoded = new byte[Longest];
    private readonly byte[] _decoded = new byte[Longest];

    /// <returns>True when the run belongs to such a key, found or not: its content is not to be read again.</returns>
    public bool Read(in Layer layer, int start, int end)
    {
        if (start > 0 && layer.Text[start - 1] is (byte)'-' or (byte)'.')
        {
            return ReadBehindPrefix(layer, start);
        }

        var run = layer.Text[start..end];
        if (run.Length < ShortestLongTerm || run[0] != 'A' || !TokenEdge.Begins(layer.Text, start))
        {
            return false;
        }

        return (run.StartsWith("ABSK"u8) && ReadLongTerm(layer, start, end, Rule.BedrockApiKey))
            || (run.StartsWith("AEAA"u8) && ReadLongTerm(layer, start, end, Rule.ClaudePlatformKey));
    }

    private bool ReadBehindPrefix(in Layer layer, int start)
    {
        var before = layer.Text[Math.Max(0, start - 40)..start];
        if (before.EndsWith("bedrock-api-key-"u8))
        {
            return ReadSigned(layer, start - "bedrock-api-key-".Length, start, Rule.BedrockApiKey);
        }

        if (before.EndsWith("aws-external-anthropic-api-key-"u8))
        {
            return ReadSigned(layer, start - "aws-external-anthropic-api-key-".Length, start, Rule.ClaudePlatformKey);
        }

        return before.EndsWith("k8s-aws-v1."u8) && ReadSigned(layer, start - "k8s-aws-v1.".Length, start, Rule.EksToken);
    }

    private bool ReadLongTerm(in Layer layer, int start, int end, Rule rule)
    {
        var payload = Decode(layer.Text, start + 4, out var written);
        var at = payload.IndexOf("-at-"u8);
        if (at < 1 || !AccountUser.TryRead(payload, at, out var user) || user.Start != 0
            || user.End + 8 > payload.Length || payload[user.End] != ':')
        {
            return false;
        }

        var clue = layer.Add(ClueKind.Whole, start, Math.Max(end, written));
        var stand = StandIns.OfSecret(payload[(user.End + 1)..]);
        clue.Whole = new WholeCredential(
            rule,
            [
                new Reason("decodes to a user, an account and a secret", 95),
                stand == StandIn.None ? new Reason("the secret is no placeholder", 0) : new Reason("the secret is a placeholder", -80),
            ])
        {
            Account = user.Account,
            Principal = user.Name(payload),
        };
        payload.Clear();
        return true;
    }

    private bool ReadSigned(in Layer layer, int prefix, int start, Rule rule)
    {
        var payload = Decode(layer.Text, start, out var end);
        Span<byte> plain = new byte[payload.Length];
        var length = Percent.Decode(payload, plain);
        if (SignedQuery.Read(plain[..length]) is not { } query)
        {
            return end - start >= 200 && AddUnreadable(layer, prefix, end, rule);
        }

        var clue = layer.Add(ClueKind.Whole, prefix, end);
        clue.Whole = new WholeCredential(rule, [new Reason("decodes to a signed request", 90)])
        {
            AccessKeyId = query.AccessKeyId,
            Account = query.Account,
            ExpiresAt = rule == Rule.EksToken ? query.SignedAt + EksTokenLife : query.ExpiresAt,
            EndsByItself = true,
        };
        return true;
    }

    private static bool AddUnreadable(in Layer layer, int prefix, int end, Rule rule)
    {
        layer.Add(ClueKind.Whole, prefix, end).Whole =
            new WholeCredential(rule, [new Reason("begins as such a key, but does not decode", 30)]) { EndsByItself = true };
        return true;
    }

    /// <summary>Decodes base64 of either alphabet from a place on, as far as it goes.</summary>
    private Span<byte> Decode(ReadOnlySpan<byte> text, int start, out int end)
    {
        var length = 0;
        var at = start;
        while (at < text.Length && length < Longest)
        {
            var c = text[at] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', var other => other };
            if (!ByteClass.IsBase64(c))
            {
                break;
            }

            _encoded[length++] = c;
            at++;
        }

        while (at < text.Length && text[at] == '=' && at < start + length + 2)
        {
            at++;
        }

        end = at;
        while (length % 4 != 0 && length < Longest)
        {
            _encoded[length++] = (byte)(length % 4 == 1 ? 'A' : '=');
        }

        Base64.DecodeFromUtf8(_encoded.AsSpan(0, length), _decoded, out _, out var written);
        return _decoded.AsSpan(0, written);
    }
}
