using Keytide.Scanner.Layers;
using Keytide.Scanner.Sweep;

namespace Keytide.Tests.Scanning;

/// <summary>UTF-16 read eight units at a time is what it is read one by one.</summary>
public sealed class WideVectorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_unit_is_plain_or_narrow_at_every_place(bool littleEndian)
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            for (var place = 0; place < WideVector.Units; place++)
            {
                var units = new char[] { 'a', ' ', '~', 'Z', '0', '@', '`', 'z' };
                units[place] = (char)unit;
                var vector = WideVector.Read(Bytes(units, littleEndian), 0, littleEndian);
                Assert.Equal(unit < 256, WideVector.IsNarrow(vector));
                Assert.Equal(unit is >= ' ' and <= '~', WideVector.IsPlain(vector));
                if (unit < 256)
                {
                    Assert.Equal(units.Select(one => (byte)one), BitConverter.GetBytes(WideVector.Narrow(vector)));
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stretch_has_the_bounds_that_a_plain_loop_finds(bool littleEndian)
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var units = new char[random.Next(8, 80)];
            foreach (ref var unit in units.AsSpan())
            {
                unit = random.Next(12) switch { 0 => (char)random.Next(65536), 1 => '\0', 2 => '\n', _ => (char)random.Next(' ', 128) };
            }

            var at = random.Next(units.Length - 7);
            units.AsSpan(at, 8).Fill('x');
            var floor = random.Next(at + 1);
            byte[] text = [.. Bytes(units, littleEndian), .. new byte[random.Next(2)]];
            var found = WideStretch.Around(text, at * 2, littleEndian, floor * 2);
            Assert.Equal(PlainBounds(units, at, floor), (found.Start / 2, found.End / 2));
        }
    }

    private static (int Start, int End) PlainBounds(char[] units, int at, int floor)
    {
        var start = at;
        for (var (unit, foreign) = (at - 1, 0); unit >= floor && foreign <= 8; unit--)
        {
            foreign = IsAscii(units[unit]) ? 0 : foreign + 1;
            if (units[unit] == 0)
            {
                break;
            }

            start = foreign == 0 ? unit : start;
        }

        var end = at + 8;
        for (var (unit, foreign) = (end, 0); unit < units.Length && foreign <= 8; unit++)
        {
            foreign = IsAscii(units[unit]) ? 0 : foreign + 1;
            if (units[unit] == 0)
            {
                break;
            }

            end = foreign == 0 ? unit + 1 : end;
        }

        return (start, end);
    }

    private static bool IsAscii(char unit) => unit is (>= ' ' and <= '~') or '\t' or '\r' or '\n' or '\x1B';

    private static byte[] Bytes(char[] units, bool littleEndian) => units
        .SelectMany(unit => littleEndian ? new[] { (byte)(unit & 0xFF), (byte)(unit >> 8) } : [(byte)(unit >> 8), (byte)(unit & 0xFF)])
        .ToArray();
}
