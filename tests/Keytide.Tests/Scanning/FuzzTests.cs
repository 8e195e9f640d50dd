using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>No bytes crash or hang the scanner, and a secret is in none of its words.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Random_bytes_are_scanned_without_harm()
    {
        var forge = new Forge(1);
        var scanner = Found.Scanner(includeIgnored: true);
        for (var i = 0; i < 3000; i++)
        {
            scanner.Scan(forge.Bytes(forge.Random.Next(0, 3000)), _ => { });
        }
    }

    [Fact]
    public void Bytes_of_a_small_alphabet_are_scanned_without_harm()
    {
        // Anchors and their neighbours, so that every reader is entered again and again.
        string[] pieces =
        [
            "AKIA", "ASIA", "ACCA", "\\x41", "\\u0041", "%41%", "%2541",
            "secret", "SECRET=", "-at-", "123456789012", "mws.", "amzn.", "KEY-----",
            "-----BEGIN PRIVATE ", "IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "ABSK", "AEAA", "bedrock-api-key-", "k8s-aws-v1.", "da2-",
            "SigninToken=",
            "X-Amz-Signature=", "X-Amz-Credential=", "AWSAccessKeyId=", "\"", "'", "+", " ", "\n", "\\", "%", "&#", ";", "=", ":", "{", "}",
            "\0", "A\0",
            "\u001b[32m", "QUtJQ", "wJalrXUtnFEMI", "/", "aor", "aoa",
            ":MG", "\\n", ".append(", "join(", "\uFEFF", "abcdefghijklmnop",
        ];
        var random = new Random(2);
        var scanner = Found.Scanner(includeIgnored: true);
        for (var i = 0; i < 6000; i++)
        {
            var text = new StringBuilder();
            for (var j = random.Next(60); j > 0; j--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            scanner.Scan(Encoding.Latin1.GetBytes(text.ToString()), _ => { });
            scanner.Scan(Encoding.Unicode.GetBytes(text.ToString()), _ => { });
        }
    }

    [Fact]
    public void Mutated_credentials_are_scanned_without_harm()
    {
        var shapes = PairShapes.All.Concat(PairShapes.Split).ToList();
        var encodings = Encodings.All.Values.ToList();
        var scanner = Found.Scanner(includeIgnored: true);
        for (var seed = 0; seed < 4000; seed++)
        {
            var forge = new Forge(seed);
            var content = encodings[seed % encodings.Count](shapes[forge.Random.Next(shapes.Count)].Value(forge.Temporary()));
            for (var i = forge.Random.Next(1, 8); i > 0; i--)
            {
                content = Mutate(content, forge.Random);
            }

            scanner.Scan(content, _ => { });
        }
    }

    [Theory]
    [InlineData("AKIA\"")]
    [InlineData("secret=\"a\" + ")]
    [InlineData("IQoJb3JpZ2luX2Vj")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE")]
    [InlineData("X-Amz-Signature={signature}")]
    [InlineData("{id} ")]
    [InlineData("{encoded id}")]
    [InlineData("\\u0041")]
    [InlineData("a\0")]
    [InlineData("bob-at-123456789012:")]
    [InlineData("((((((((((((((((\"\"")]
    public void A_text_made_of_one_anchor_comes_to_an_end(string piece)
    {
        var forge = new Forge(9);
        var id = forge.LongLived().Id;
        piece = piece.Replace("{id}", id).Replace("{encoded id}", Forge.Encode(id + "\n"))
            .Replace("{signature}", forge.Text(64, Forge.Hex));

        // A megabyte: a reader that looks at the rest of the text from each anchor would take hours.
        var text = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)));
        var findings = 0;
        Found.Scanner(includeIgnored: true).Scan(text, _ => findings++);
        Assert.True(findings <= text.Length / 20);
    }

    [Fact]
    public void A_secret_is_in_no_word_of_a_finding()
    {
        var all = PairShapes.All.Concat(PairShapes.Split).ToList();
        for (var seed = 0; seed < all.Count * 2; seed++)
        {
            var forge = new Forge(seed);
            var key = forge.Temporary();
            var smtp = forge.SesPassword();
            var bedrock = forge.BedrockKey("bob", forge.Account());
            var url = "https://x/?" + forge.SignedQuery(key, Found.Now, 60, "s3");
            var text = $"{all[seed % all.Count].Value(key)}\n\nsmtp_password={smtp}\n\n{bedrock}\n{url}\n{key.Token}\n";
            foreach (var found in Found.In(Encoding.UTF8.GetBytes(text), null, includeIgnored: true))
            {
                var words = $"{found.Finding} {string.Join(' ', found.Finding.Reasons)} {string.Join(' ', found.Finding.Parts)}";
                foreach (var secret in new[] { key.Secret, key.Token, smtp, bedrock, url })
                {
                    Assert.DoesNotContain(secret[^16..], words);
                    Assert.DoesNotContain(secret[..10], secret == url ? "" : words);
                }
            }
        }
    }

    private static byte[] Mutate(byte[] content, Random random)
    {
        if (content.Length < 4)
        {
            return content;
        }

        var at = random.Next(content.Length);
        var length = random.Next(Math.Min(40, content.Length - at));
        switch (random.Next(5))
        {
            case 0:
                content[at] ^= (byte)(1 << random.Next(8));
                return content;
            case 1:
                return [.. content[..at], .. content[(at + length)..]];
            case 2:
                return [.. content[..at], .. content.AsSpan(at, length), .. content[at..]];
            case 3:
                return content[..at];
            default:
                random.NextBytes(content.AsSpan(at, length));
                return content;
        }
    }
}
