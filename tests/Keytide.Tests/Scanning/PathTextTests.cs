using Keytide.Scanner.Writing;

namespace Keytide.Tests.Scanning;

/// <summary>A path shows no secret, and leads somewhere all the same.</summary>
public sealed class PathTextTests
{
    [Fact]
    public void A_secret_in_a_path_is_cut_down_wherever_it_stands()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var secret = new Forge(seed).LongLived().Secret;
            if (IsWeak(secret))
            {
                continue;
            }

            foreach (var shape in (string[])["{0}", "a/{0}/b.env", "a/aws_secret_access_key={0}.rar", "/x/{0}", "{0}.zip!{0}"])
            {
                var shown = PathText.Of(string.Format(shape, secret));
                Assert.DoesNotContain(Enumerable.Range(0, 36), at => shown.Contains(secret.Substring(at, 5), StringComparison.Ordinal));
                Assert.True(secret.Contains('/') || shown == string.Format(shape, secret[..4] + "…"), shown);
            }
        }
    }

    [Theory]
    [InlineData("src/main/java/com/example/project/storage/ObjectReaderForVersionedBuckets.java")]
    [InlineData(".git/objects/da/39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("cache/da39a3ee5e6b4b0d3255bfef95601890afd80709/x")]
    [InlineData("node_modules/.pnpm/@babel+core@7.23.0/node_modules/@babel/core/lib/index.js")]
    [InlineData("short")]
    public void Other_paths_stay_as_they_are(string path) => Assert.Equal(path, PathText.Of(path));

    private static bool IsWeak(string secret) =>
        Keytide.Scanner.Shapes.RandomText.Judge(System.Text.Encoding.ASCII.GetBytes(secret)) != Keytide.Scanner.Shapes.Randomness.Strong;
}
