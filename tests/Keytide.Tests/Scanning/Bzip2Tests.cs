using System.Text;
using Keytide.Connectors.Archives;

namespace Keytide.Tests.Scanning;

/// <summary>bzip2 is read as the reference program writes it. The texts were made with Python's bz2 module.</summary>
public sealed class Bzip2Tests
{
    private const string Blocks =
        "QlpoMTFBWSZTWUpbvfgAAc9/////////////////////////////////////////////0AV+ANCCtWAAAGpVGRo0aZGmJkwCNMmjTRgATTBNGm"
        + "RgCMgDAI0wAExGAmjTEZMRppoZMJgJiYmQ0abSegmIyaYTQwTAAmNECSqoAABoAGgAAAAGgAGg0aNMR5GUemUYmanpGnogGmg0aNAAAAAMgAAA"
        + "AANDTTQGgAAAEmAAmAAJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAkwAEwABMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABElKVB7"
        + "JRvUmJ6mIPUekBoeJB5TTQGgA2oDIGgAA00DRp6mhoeoANAAGm/TJhqZVP8KUAaAAGgaPUGgZAADQAGnJkGFDCwORhz9h0tCHYumj1ONjpoR1E"
        + "IbMPtQ/1YcEMNUOWhR1AOPhRwo6tHDDqxuWHhOpIU8OP1408Sh+Sjqgw6qHrd5RYdXGHWA3UODsOKQ9XRuetoU9cH9EaevIdZaYMOLDjoUdgHZ"
        + "0dhQhxu4Qp3KEeMQ4FPY0I9kW7DhrDhRhuhhuw4qHM6ukcahDw3HD/iNj2lD5FPa0NpTtB52O2bGDDtoeKhR24eU2rwekUMNr3AdvH5+k9yQj3"
        + "NDt/Zmxgw7oMO6hvYUd3GHIDwVG8Q0V4Kd6Qj3seejT31CHIjDkg9f42iw8AMPAhxkOQdXSKHm63k5NCPgx6GPzlyYoI2Wn6ECFA118haixnru"
        + "9XmErjtDVJ9aUl5gXVxbLPzqm+urzSJwKIpuaNwMPIjtNvDi9IocVHCcohT5NCPKodDT5VDBTw6EPLjDzAw5Yfa7t1dIoejo2u3Qp5dCPm0OS5"
        + "2x2yHeWmDq0dfGHnB9LvXs+kUPL0b3docCx88h8GncIbrw7YwYcyO+o3Y81R6IekN8b41Tv5x6yCdC3GOLSO5jR0MYnZMTFFiIkuZCEQranKcj"
        + "QckEOU5TlYlPBDkOXwsY9rDqGT0nA+DgwwwTdN03G4/kKQoxIRM0xMKPBBkAQZBJqoFNhsNhsNU1TVQCexoNBoYEZpmmaZJkMhkPw/JimCYDAw"
        + "A+l/EOCKWRT+RZkjJmUMqYMjFllEmXI0zBBGZUcs0s2o4zhnSMM8s+tAtCos0RozSEUaV9280c4XDWLp7ovOu324YDCYi09ybDjfbGQ94ZTmzM"
        + "51HqQWzNybokDdreLerfLVm/OAcEjzhLhraHEOKcY45yDkrlErSVQ+IrgUFeKwfIhUlgT3CxFkK4WZPmS0JakKi2H0H1BQW5Lhd1d5SJ3ySJE8"
        + "C7Sk1JnhJQ8R4ySPIvKpQ8x5yVPQSp6V6iYhP4MUYwxxkDJGUMsZGZm52Xnj+jQGiNDSLFiw0xqD/DxEA3kqc4hDn7iFNxCNwYXBhcGFwYXBhc"
        + "Q1KLiELdZCnWQjrDDWGGsMNZDZUayEL11Cm6hG6hG6hG6MLowuoadF1CHQXkKbyEbyEbyEbwwvDC8MLyGpReQhv9dCnXQjrjDXGGuMNcYa6GnR"
        + "roQ/XfQpvoRvoRvjC+ML4wvjC+hqUX0IfLwIU4EI4BhgGGAYYENlRgQh8XChThQjhQjhQjhGGEYYUNOjChDo8SFOJCOJCOJCOIYYhhiGGJDUox"
        + "IQ561Cm1CNowtGFowtGFow07UKLLUKbUI2oRtGFowtGFowtQ1KLUIdBsIU7CEdgZCGwMNgYbCGyo2EIcDGhTjQjjQjjQjjGGMYYxhjQ1KMaENG"
        + "RCnIhHIhHIhHIMMgwyIadGRCHRfNE0mKwbGgyoU5UI5RhlGGUYZRhlQ2VGVCHycyFOZCOYYZhhmGGYYZkNOjMhD+OdCnOhHOhHOMM4wzjDOMM4"
        + "wzjDOMM4wzszszsz7aJwlmcZ9DQNGgYaBhoGGhmhmgdOtmII6Br++/GjfjDfjDpBh/8XckU4UJBKW734A=";

    private const string Settings =
        "QlpoOTFBWSZTWTr6uVEAABNfgAAQAAD/wj7t/rCgzzGAIAByMNMIyDQDEaaNNGhoGqmwFNqNMNTaaT0mnqZk0IK82ze7IV2JfGpxTkQrs36fnU"
        + "JtHrhYeCqPAi9EDSAkyPFLc9gq79UQW4YUyjreTHzNbhOxwoljWid6bgYPYbOjox4/fHQph8cDmcJz/F3JFOFCQOvq5UQ=";

    [Fact]
    public void Several_blocks_with_runs_come_out_as_they_went_in()
    {
        var expected = Enumerable.Range(0, 120_000).Select(i => (byte)(i / 2000 % 2 == 1 ? i / 97 % 256 : 65)).ToArray();
        Assert.Equal(expected, Decompress(Convert.FromBase64String(Blocks)));
    }

    [Fact]
    public void Two_streams_one_behind_the_other_are_one_content()
    {
        var one = Convert.FromBase64String(Settings);
        var text = Encoding.ASCII.GetString(Decompress([.. one, .. one]));
        Assert.Equal(PairShapes.All[".env"](new Forge(77).LongLived()), text[..(text.Length / 2)]);
        Assert.Equal(text[..(text.Length / 2)], text[(text.Length / 2)..]);
    }

    [Fact]
    public void A_bit_that_is_changed_is_never_passed_over()
    {
        var packed = Convert.FromBase64String(Settings);
        var whole = Decompress(packed);
        for (var bit = 0; bit < packed.Length * 8; bit++)
        {
            var copy = packed.ToArray();
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
            byte[]? text = null;
            var error = Record.Exception(() => text = Decompress(copy));
            Assert.True(error is InvalidDataException or NotSupportedException || text!.AsSpan().SequenceEqual(whole), $"bit {bit}");
        }
    }

    [Fact]
    public void What_is_cut_off_or_changed_is_damaged_and_never_more()
    {
        var packed = Convert.FromBase64String(Blocks);
        var random = new Random(5);
        for (var round = 0; round < 400; round++)
        {
            var copy = packed[..random.Next(1, packed.Length)];
            for (var change = random.Next(4); change > 0 && copy.Length > 0; change--)
            {
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
            }

            var error = Record.Exception(() => Decompress(copy));
            Assert.True(error is InvalidDataException or NotSupportedException, $"round {round}: {error}");
        }
    }

    private static byte[] Decompress(byte[] packed)
    {
        using var text = new MemoryStream();
        new Bzip2Stream(new MemoryStream(packed)).CopyTo(text);
        return text.ToArray();
    }
}
