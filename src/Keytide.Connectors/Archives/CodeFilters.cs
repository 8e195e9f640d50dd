using System.Buffers.Binary;

namespace Keytide.Connectors.Archives;

/// <summary>
/// Filters that xz and 7z put before LZMA for programs: they change the targets of jumps in machine code, and what looks like one in a
/// text, so they are undone.
/// </summary>
internal static class CodeFilters
{
    /// <summary>
    /// True for x86, which is left in place: it changes nothing but the three bytes between a byte of 0xE8 or 0xE9 and one of 0 or 0xFF,
    /// and no secret is as short as that.
    /// </summary>
    /// <param name="id">The number by which xz and 7z name it.</param>
    public static bool KeepsSecrets(ulong id) => id is 0x04 or 0x03030103;

    /// <summary>The bytes before a filter for ARM, ARM Thumb or ARM64, or null for another.</summary>
    /// <param name="filtered">What the filter left.</param>
    /// <param name="id">The number by which xz and 7z name it.</param>
    /// <param name="properties">The position of the first byte, where it is not 0.</param>
    /// <exception cref="InvalidDataException">There is no such position.</exception>
    public static Stream? Undone(Stream filtered, ulong id, ReadOnlySpan<byte> properties) => id switch
    {
        0x07 or 0x03030501 => new CodeFilterStream(filtered, ArmFilter.Undo, Position(properties, 4)),
        0x08 or 0x03030701 => new CodeFilterStream(filtered, ArmThumbFilter.Undo, Position(properties, 2)),
        0x0A => new CodeFilterStream(filtered, Arm64Filter.Undo, Position(properties, 4)),
        _ => null,
    };

    private static uint Position(ReadOnlySpan<byte> properties, uint step)
    {
        var position = properties.Length switch
        {
            0 => 0u,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(properties),
            _ => throw new InvalidDataException("A filter without its properties."),
        };
        return position % step == 0 ? position : throw new InvalidDataException("A filter that begins between two places.");
    }
}
