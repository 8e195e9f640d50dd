using Keytide.Connectors.Archives;
using Keytide.Scanner;
using Keytide.Tests.Support;

namespace Keytide.Tests.Scanning;

/// <summary>
/// Archives as programs write them, changed in many ways: a scan of one comes to its end, soon, within its memory, and without an
/// exception.
/// </summary>
public sealed class PackedFuzzTests
{
    private const int Rounds = 500;

    public static TheoryData<string> Samples() =>
    [
        nameof(PackedSamples.FillerXz), nameof(PackedSamples.FillerXzByPosition), nameof(PackedSamples.FillerXzByContext),
        nameof(PackedSamples.FillerZstandard), nameof(PackedSamples.Lzma), nameof(PackedSamples.Lzma2),
        nameof(PackedSamples.ForPrograms), nameof(PackedSamples.Deflated), nameof(PackedSamples.InSeveralWays),
        nameof(PackedSamples.Ppmd), nameof(PackedSamples.Locked), nameof(PackedSamples.Hidden),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_changed_archive_is_scanned_or_said(string sample)
    {
        var whole = PackedSamples.Bytes((string)typeof(PackedSamples).GetField(sample)!.GetValue(null)!);
        var mutations = new Mutations(sample.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var changed = mutations.Of(whole);
            var isSealed = round % 2 == 0 && whole[0] == '7';
            Scan(isSealed ? Archives.SevenZipSealed(changed) : changed, $"{sample}, round {round}");
        }
    }

    // The directory of a 7z is most often packed, and then changes seldom get through to it.
    [Fact]
    public void A_changed_directory_of_a_7z_is_scanned_or_said()
    {
        var whole = Archives.SevenZip(("a/b.txt", [1, 2, 3]), ("c", "text"u8.ToArray()), ("d", PackedSamples.Filler[..3000]));
        var directory = 32 + 3 + 4 + 3000;
        var mutations = new Mutations(3);
        for (var round = 0; round < 4 * Rounds; round++)
        {
            Scan(Archives.SevenZip(whole[32..directory], mutations.Of(whole[directory..])), $"round {round}");
        }
    }

    private static void Scan(byte[] content, string what)
    {
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var scan = new ContentScan(settings, new LeakScanner(settings), (_, _) => { }, (_, _) => { });
        var error = Bounded.Try(what, () => scan.Scan(new MemoryStream(content), "x"));
        Assert.True(error is null, $"{what}: {error}");
    }
}
