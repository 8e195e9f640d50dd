using System.Buffers;
using Keytide.Connectors.Git.Compression;

namespace Keytide.Connectors.Git.Objects;

/// <summary>Rented memory of an exact length, and some more behind it that makes unpacking faster.</summary>
internal readonly struct UnpackBuffer(int length) : IDisposable
{
    private readonly byte[] _array = ArrayPool<byte>.Shared.Rent(length + Inflater.Slack);

    public int Length => length;

    public Span<byte> Span => _array.AsSpan(0, length);

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, length);

    public Span<byte> Roomy => _array;

    public void Dispose() => ArrayPool<byte>.Shared.Return(_array);
}
