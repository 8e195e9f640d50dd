using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>The differences between two objects (gitformat-pack(5), "Deltified representation").</summary>
internal static class Delta
{
    /// <summary>Reads the lengths at its beginning.</summary>
    /// <returns>Where its instructions begin.</returns>
    /// <exception cref="GitDataException">It is cut off, or a length is beyond all bounds.</exception>
    public static int ReadLengths(ReadOnlySpan<byte> delta, out long baseLength, out long resultLength)
    {
        var at = 0;
        baseLength = ReadLength(delta, ref at);
        resultLength = ReadLength(delta, ref at);
        return at;
    }

    /// <summary>Makes the result.</summary>
    /// <param name="source">The base.</param>
    /// <param name="instructions">The delta behind its lengths.</param>
    /// <param name="result">Exactly as long as the delta says.</param>
    /// <returns>False where the instructions do not fit the base or the result.</returns>
    public static bool TryApply(ReadOnlySpan<byte> source, ReadOnlySpan<byte> instructions, Span<byte> result)
    {
        unchecked
        {
            var at = 0;
            var written = 0;
            while (at < instructions.Length)
            {
                int code = instructions[at++];
                if (code >= 128)
                {
                    if (!TryReadCopy(instructions, code, ref at, out var offset, out var length)
                        || offset > source.Length || length > source.Length - offset || length > result.Length - written)
                    {
                        return false;
                    }

                    source.Slice((int)offset, length).CopyTo(result[written..]);
                    written += length;
                }
                else
                {
                    if (code == 0 || code > instructions.Length - at || code > result.Length - written)
                    {
                        return false;
                    }

                    instructions.Slice(at, code).CopyTo(result[written..]);
                    at += code;
                    written += code;
                }
            }

            return written == result.Length;
        }
    }

    // Bits 0-3 say which bytes of the offset follow, bits 4-6 which of the length; what does not follow is 0, and a length of 0 is 65,536.
    private static bool TryReadCopy(ReadOnlySpan<byte> instructions, int code, ref int at, out uint offset, out int length)
    {
        unchecked
        {
            offset = 0;
            length = 0;
            for (var i = 0; i < 7; i++)
            {
                if ((code & (1 << i)) == 0)
                {
                    continue;
                }

                if (at >= instructions.Length)
                {
                    return false;
                }

                if (i < 4)
                {
                    offset |= (uint)instructions[at++] << (8 * i);
                }
                else
                {
                    length |= instructions[at++] << (8 * (i - 4));
                }
            }

            length = length == 0 ? 0x10000 : length;
            return true;
        }
    }

    private static long ReadLength(ReadOnlySpan<byte> delta, ref int at)
    {
        const int MostBits = 49;
        long length = 0;
        for (var shift = 0; shift < MostBits && at < delta.Length; shift += 7)
        {
            var value = delta[at++];
            length |= (long)(value & 127) << shift;
            if (value < 128)
            {
                return length;
            }
        }

        throw new GitDataException("its delta is damaged");
    }
}
