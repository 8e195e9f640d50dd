using System.Text;
using Keytide.Distribution;
using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class SecretSealTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly RotationId Rotation = RotationSamples.Id();

    private static SecretSeal Seal(byte fill = 7) => new(Enumerable.Repeat(fill, SecretSeal.KeyBytes).ToArray(), new SeededEntropy(1));

    private static KeyPair Pair => new(RotationSamples.New, new SecretText(Secret));

    [Fact]
    public void What_was_sealed_opens_again()
    {
        using var seal = Seal();
        using var opened = seal.Open(seal.Seal(Pair, Rotation), Rotation, RotationSamples.New);
        Assert.True(opened.Matches(Pair));
    }

    [Fact]
    public void No_part_of_the_secret_is_in_the_sealed_bytes()
    {
        using var seal = Seal();
        var text = Encoding.Latin1.GetString(seal.Seal(Pair, Rotation).Bytes);
        Assert.DoesNotContain(Secret[..8], text);
    }

    [Fact]
    public void The_same_secret_sealed_twice_looks_different()
    {
        using var seal = Seal();
        Assert.NotEqual(seal.Seal(Pair, Rotation).Bytes, seal.Seal(Pair, Rotation).Bytes);
    }

    [Fact]
    public void Another_sealing_key_another_rotation_another_key_id_or_a_changed_bit_does_not_open()
    {
        using var seal = Seal();
        using var other = Seal(8);
        var secret = seal.Seal(Pair, Rotation);
        Assert.Throws<SealBrokenException>(() => other.Open(secret, Rotation, RotationSamples.New));
        Assert.Throws<SealBrokenException>(() => seal.Open(secret, RotationSamples.Id(2), RotationSamples.New));
        Assert.Throws<SealBrokenException>(() => seal.Open(secret, Rotation, RotationSamples.Old));
        for (var i = 0; i < secret.Bytes.Length; i++)
        {
            var changed = (byte[])secret.Bytes.Clone();
            changed[i] ^= 0x10;
            Assert.Throws<SealBrokenException>(() => seal.Open(new SealedSecret(changed), Rotation, RotationSamples.New));
        }
    }
}
