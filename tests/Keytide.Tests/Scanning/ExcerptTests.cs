using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>The line that a finding shows says where it is, and no secret.</summary>
public sealed class ExcerptTests
{
    private readonly Forge _forge = new(71);

    [Fact]
    public void The_line_is_shown_with_its_secret_cut_down()
    {
        var secret = "AbC1" + _forge.Secret()[4..];
        var found = Found.In($"a = 1\n  aws_secret_access_key = {secret} # do not commit\nb = 2\n").Single();
        Assert.Equal("aws_secret_access_key = AbC1… # do not commit", found.Finding.Excerpt);
    }

    [Fact]
    public void Ids_stay_visible()
    {
        var key = _forge.LongLived();
        var excerpt = Found.In($"new Credentials(\"{key.Id}\", \"{key.Secret}\")").Single().Finding.Excerpt;
        Assert.Equal($"new Credentials(\"{key.Id}\", \"{key.Secret[..4]}…\")", excerpt);
    }

    [Fact]
    public void A_long_line_is_shown_in_part()
    {
        var text = $"{new string('x', 5000)} secret_key: {_forge.Secret()} {new string('y', 5000)}";
        Assert.InRange(Found.In(text).Single().Finding.Excerpt.Length, 20, 160);
    }

    [Fact]
    public void Control_characters_never_reach_the_terminal()
    {
        var excerpt = Found.In($"\u001b[31msecret_key\u0007={_forge.Secret()}\u001b[2J").Single().Finding.Excerpt;
        Assert.DoesNotContain(excerpt, char.IsControl);
    }

    [Fact]
    public void No_secret_of_a_line_is_in_the_excerpt_of_another()
    {
        var shapes = PairShapes.All.Concat(PairShapes.Split).Select(shape => shape.Value).ToList();
        for (var seed = 0; seed < 400; seed++)
        {
            var forge = new Forge(seed);
            var keys = Enumerable.Range(0, 3).Select(_ => forge.Temporary()).ToList();
            var line = string.Join(" ; ", keys.Select(key => shapes[forge.Random.Next(shapes.Count)](key))).ReplaceLineEndings(" ");
            foreach (var encoding in new[] { "UTF-8", "UTF-16LE", "base64" })
            {
                foreach (var found in Found.In(Encodings.All[encoding](line), null, includeIgnored: true))
                {
                    AssertHides(found.Finding, keys);
                }
            }
        }
    }

    [Fact]
    public void A_secret_that_hardly_looks_random_is_cut_down_as_well()
    {
        var secret = $"nbyJVSEDONUsSDDFRFIF{9}IuZIxNfaaOEELkMQMal";
        var found = Found.In($"bob,,{_forge.LongLived().Id},{secret},https://x");
        Assert.All(found, leak => Assert.DoesNotContain(secret, leak.Finding.Excerpt));
    }

    private static void AssertHides(Finding finding, List<KeyPair> keys)
    {
        var bare = new string(finding.Excerpt.Where(char.IsAsciiLetterOrDigit).ToArray());
        foreach (var secret in keys.SelectMany(key => new[] { key.Secret, key.Token }))
        {
            var piece = new string(secret.Where(char.IsAsciiLetterOrDigit).ToArray());
            Assert.DoesNotContain(piece[10..26], bare);
        }
    }
}
