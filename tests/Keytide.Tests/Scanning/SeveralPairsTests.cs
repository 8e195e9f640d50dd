using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Several pairs in one text are found and joined, each id with its own secret.</summary>
public sealed class SeveralPairsTests
{
    private const int Seeds = 10;

    public static TheoryData<string> Names() => Shapes.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Pairs_of_one_shape_one_after_the_other_keep_their_own(string shape) =>
        AssertJoined(shape, (keys, write) => string.Join("\n", keys.Select(write)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pairs_of_one_shape_with_text_between_keep_their_own(string shape) =>
        AssertJoined(shape, (keys, write) => string.Join("\n\n# and another one follows here\n\n", keys.Select(write)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pairs_are_found_with_the_line_ends_of_Windows(string shape) =>
        AssertJoined(shape, (keys, write) => string.Join("\n\n", keys.Select(write)).Replace("\r\n", "\n").Replace("\n", "\r\n"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pairs_are_found_when_their_lines_are_indented(string shape) =>
        AssertJoined(shape, (keys, write) => "\t\t" + string.Join("\n\n", keys.Select(write)).Replace("\n", "\n\t\t"));

    [Fact]
    public void Pairs_of_all_shapes_in_one_text_keep_their_own()
    {
        var lost = new List<string>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var forge = new Forge(seed);
            var keys = Shapes.All.Keys.OrderBy(_ => forge.Random.Next()).Select(shape => (shape, key: forge.LongLived())).ToList();
            var text = string.Join("\n\n# ---\n\n", keys.Select(one => Shapes.All[one.shape](one.key)));
            var found = Found.In(text).Where(one => one.Counts && one.Rule == Rule.AccessKeyPair)
                .Select(one => (one.Finding.AccessKeyId, one.Secret)).ToHashSet();
            lost.AddRange(keys.Where(one => !found.Contains((one.key.Id, one.key.Secret))).Select(one => $"{seed} {one.shape}"));
        }

        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private static void AssertJoined(string shape, Func<List<KeyPair>, Func<KeyPair, string>, string> write)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var forge = new Forge(seed);
            var keys = Enumerable.Range(0, 3).Select(_ => forge.LongLived()).ToList();
            var text = write(keys, Shapes.All[shape]);
            var found = Found.In(text).Where(one => one.Rule is Rule.AccessKeyPair or Rule.SecretAccessKey).ToList();
            var expected = keys.Select(key => $"{key.Id} {key.Secret}").Order();
            var got = found.Select(one => $"{one.Finding.AccessKeyId} {one.Secret}").Order();
            Assert.True(expected.SequenceEqual(got) && found.TrueForAll(one => one.Counts),
                $"seed {seed}: {string.Join(" | ", found.Select(one => one.Show()))}\n{text}");
        }
    }
}
