using System.Text;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Every pair is found and joined, in every shape and encoding.</summary>
public sealed class PairTests
{
    private const int Seeds = 25;

    public static TheoryData<string, string> ShapesAndEncodings()
    {
        var data = new TheoryData<string, string>();
        foreach (var encoding in Encodings.All.Keys)
        {
            foreach (var shape in Shapes.All.Keys)
            {
                data.Add(shape, encoding);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ShapesAndEncodings))]
    public void A_pair_is_found_and_joined(string shape, string encoding)
    {
        var write = Shapes.All[shape];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var forge = new Forge(seed);
            var withToken = shape is "config file with token" or "CLI cache" or "temporary .env";
            var key = withToken ? forge.Temporary() : forge.LongLived();
            var content = Encodings.All[encoding](write(key));

            var found = Found.In(content);

            var pair = found.SingleOrDefault(one => one.Rule == Rule.AccessKeyPair);
            Assert.True(pair is not null, $"seed {seed}: no pair, but {string.Join(" | ", found.Select(one => one.Show()))}\n{write(key)}");
            Assert.Equal(key.Id, pair.Finding.AccessKeyId);
            Assert.Equal(key.Secret, pair.Secret);
            Assert.True(pair.Counts, $"seed {seed}: {pair.Show()}");
            Assert.Equal(key.Account.ToString("D12"), pair.Finding.AccountId);
            Assert.Equal(withToken ? key.Token : "", pair.Token);
            Assert.DoesNotContain(found, one => one.Rule == Rule.SecretAccessKey && one.Counts);
        }
    }

    [Theory]
    [MemberData(nameof(ShapesAndEncodings))]
    public void The_offsets_lead_back_to_what_was_written(string shape, string encoding)
    {
        if (encoding is not ("UTF-8" or "UTF-16LE" or "UTF-16BE") || !PairShapes.All.TryGetValue(shape, out var write))
        {
            return;
        }

        var key = new Forge(7).LongLived();
        var content = Encodings.All[encoding](write(key));
        var pair = Found.In(content).Single(one => one.Rule == Rule.AccessKeyPair).Finding;
        var id = pair.Parts.Single(part => part.Kind == PartKind.Identifier);
        var text = encoding switch { "UTF-8" => Encoding.UTF8, "UTF-16LE" => Encoding.Unicode, _ => Encoding.BigEndianUnicode };
        if (pair.Encoding is null or "utf-16")
        {
            Assert.Equal(key.Id, text.GetString(content, (int)id.Offset, id.Length));
            Assert.Equal(key.Secret, text.GetString(content, (int)pair.Primary.Offset, pair.Primary.Length));
        }
    }

    [Fact]
    public void Offsets_into_base64_cover_the_encoded_secret()
    {
        var key = new Forge(3).LongLived();
        var encodedSecret = Forge.Encode(key.Secret);
        var text = $"data:\n  accessKey: {Forge.Encode(key.Id)}\n  secretKey: {encodedSecret}\n";
        var pair = Found.In(text).Single().Finding;
        var covered = text.Substring((int)pair.Primary.Offset, pair.Primary.Length);
        Assert.StartsWith(covered, encodedSecret);
        Assert.True(encodedSecret.Length - covered.Length <= 2, "Only padding may be left out.");
        Assert.Equal(3, pair.Line);
        Assert.Equal("  secretKey: ".Length + 1, pair.Column);
    }

    [Fact]
    public void A_split_secret_is_covered_from_its_first_to_its_last_piece()
    {
        var key = new Forge(4).LongLived();
        var text = $"id = \"{key.Id}\"\nsecret = \"{key.Secret[..17]}\" +\n    \"{key.Secret[17..]}\";";
        var part = Found.In(text).Single().Finding.Primary;
        Assert.Equal(text.IndexOf(key.Secret[..17], StringComparison.Ordinal), part.Offset);
        Assert.Equal(text.IndexOf(key.Secret[17..], StringComparison.Ordinal) + 23, part.End);
    }
}
