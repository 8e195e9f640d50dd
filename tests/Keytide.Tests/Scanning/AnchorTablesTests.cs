using Keytide.Scanner.Sweep;

namespace Keytide.Tests.Scanning;

/// <summary>The constant tables are what is drawn above them.</summary>
public sealed class AnchorTablesTests
{
    [Fact]
    public void A_byte_has_the_bits_of_the_anchors_it_may_stand_in()
    {
        AssertTable(["A", "sS", "-", "md", "K", "\\", "%&", "IF"], AnchorTables.Low0, AnchorTables.High0);
        AssertTable(["IC", "cC", "t", "s2", "Y", "40", "156x", "o"], AnchorTables.Low2, AnchorTables.High2);
        AssertTable(["A", "rR", "-", ".-", "-", "10", "%45", "JG"], AnchorTables.Low3, []);
    }

    [Fact]
    public void What_belongs_to_a_run_is_the_alphabet_of_base64()
    {
        AssertTable(
            ["+/", "0123456789", "ABCDEFGHIJKLMNOabcdefghijklmno", "PQRSTUVWXYZpqrstuvwxyz"], AnchorTables.RunLow, AnchorTables.RunHigh);
        for (var value = 0; value < 256; value++)
        {
            Assert.Equal(
                value < 128 && Forge.Base64.Contains((char)value),
                (AnchorTables.RunLow[value & 15] & AnchorTables.RunHigh[value >> 4]) != 0);
        }
    }

    private static void AssertTable(string[] places, ReadOnlySpan<byte> low, ReadOnlySpan<byte> high)
    {
        var (expectedLow, expectedHigh) = (new byte[16], new byte[16]);
        for (var bit = 0; bit < places.Length; bit++)
        {
            foreach (var character in places[bit])
            {
                expectedLow[character & 15] |= (byte)(1 << bit);
                expectedHigh[character >> 4] |= (byte)(1 << bit);
            }
        }

        Assert.Equal(expectedLow, low);
        Assert.True(high.IsEmpty || high.SequenceEqual(expectedHigh));
    }
}
