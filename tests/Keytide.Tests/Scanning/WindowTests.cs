using System.Text;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>A text fed in pieces gives the findings of the whole, wherever it was cut.</summary>
public sealed class WindowTests
{
    private const int SmallWindow = 4 * WindowedScan.Margin;

    [Fact]
    public void Findings_do_not_depend_on_the_windows()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var forge = new Forge(seed);
            var content = Document(forge, 900_000);
            var whole = Found.In(content);
            var windowed = Windowed(content, forge.Random);
            Assert.NotEmpty(whole);
            Assert.Equal(whole.Select(Identity).Order(), windowed.Select(Identity).Order());
        }
    }

    [Fact]
    public void A_credential_across_every_kind_of_cut_is_found_once()
    {
        var forge = new Forge(99);
        var key = forge.LongLived();
        var text = Encoding.ASCII.GetBytes(PairShapes.All["credentials file"](key));
        var edge = SmallWindow - WindowedScan.Margin;
        for (var shift = -text.Length - 2; shift <= 2; shift++)
        {
            var content = new byte[SmallWindow * 2];
            content.AsSpan().Fill((byte)'.');
            text.CopyTo(content.AsSpan(edge + shift));
            var found = Windowed(content, forge.Random).Single();
            Assert.Equal((key.Id, key.Secret), (found.Finding.AccessKeyId, found.Secret));
            Assert.Equal(edge + shift + 30, found.Finding.Parts[1].Offset);
        }
    }

    [Fact]
    public void Base64_longer_than_a_window_is_decoded_in_step()
    {
        var forge = new Forge(17);
        var inner = new StringBuilder();
        var keys = new List<KeyPair>();
        while (inner.Length < 800_000)
        {
            inner.Append("line of text that says nothing at all\n", 0, forge.Random.Next(1, 38)).Append('\n');
            if (forge.Random.Next(300) == 0)
            {
                keys.Add(forge.LongLived());
                inner.Append("\n\n").Append(PairShapes.All["credentials file"](keys[^1])).Append("\n\n");
            }
        }

        var content = Encoding.ASCII.GetBytes("blob = " + Forge.Encode(inner.ToString()) + "\n");
        var found = Windowed(content, forge.Random);
        Assert.Equal(keys.Select(key => key.Id + key.Secret).Order(), found.Select(one => one.Finding.AccessKeyId + one.Secret).Order());
    }

    [Fact]
    public void Lines_and_columns_are_counted_across_windows()
    {
        var key = new Forge(8).LongLived();
        var text = string.Concat(Enumerable.Repeat("some line\n", 100_000)) + $"x = {key.Id} {key.Secret}\n";
        var finding = Windowed(Encoding.ASCII.GetBytes(text), new Random(1)).Single().Finding;
        Assert.Equal((100_001, 26), (finding.Line, finding.Column));
    }

    private static List<Found> Windowed(byte[] content, Random random)
    {
        var found = new List<Found>();
        var scan = new WindowedScan(Found.Scanner(), leak => found.Add(Found.Of(leak)), Found.Now, window: SmallWindow);
        for (var at = 0; at < content.Length;)
        {
            var count = Math.Min(random.Next(1, 100_000), content.Length - at);
            scan.Append(content.AsSpan(at, count));
            at += count;
        }

        scan.Complete();
        return found;
    }

    private static string Identity(Found one) =>
        $"{one.Rule} {one.Confidence} {one.Finding.Score} {one.Secret} {string.Join(",", one.Finding.Parts)} {one.Finding.Encoding}";

    private static byte[] Document(Forge forge, int length)
    {
        var content = new List<byte>();
        var shapes = PairShapes.All.Concat(PairShapes.Split).ToList();
        var lookAlikes = LookAlikes.All.Values.ToList();
        while (content.Count < length)
        {
            switch (forge.Random.Next(12))
            {
                case 0:
                    var shape = shapes[forge.Random.Next(shapes.Count)].Value;
                    content.AddRange(Encoding.UTF8.GetBytes("\n" + shape(forge.LongLived()) + "\n"));
                    break;
                case 1:
                    content.AddRange(Encoding.UTF8.GetBytes("\n" + lookAlikes[forge.Random.Next(lookAlikes.Count)](forge) + "\n"));
                    break;
                case 2:
                    content.AddRange(Encoding.UTF8.GetBytes($"\nsecret_key = \"{forge.Secret()}\"\n"));
                    break;
                default:
                    var lines = Enumerable.Repeat("plain text, (a) line {b}\n", forge.Random.Next(1, 400));
                    content.AddRange(Encoding.UTF8.GetBytes(string.Concat(lines)));
                    break;
            }
        }

        return content.ToArray();
    }
}
