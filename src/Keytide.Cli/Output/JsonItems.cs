using System.Buffers;
using System.Text.Json;

namespace Keytide.Cli.Output;

/// <summary>
/// Writes JSON values one after the other with a separator between them: the items of an array, or lines. Only a bounded piece is in
/// memory at a time.
/// </summary>
public sealed class JsonItems(string separator) : IDisposable
{
    private const int Piece = 1 << 16;

    private readonly ArrayBufferWriter<byte> _bytes = new(Piece);
    private readonly byte[] _separator = System.Text.Encoding.UTF8.GetBytes(separator);
    private Utf8JsonWriter? _json;

    /// <summary>How many items were written.</summary>
    public long Count { get; private set; }

    public async ValueTask WriteAsync<T>(
        Stream target, IEnumerable<T> items, Action<Utf8JsonWriter, T> write, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            Add(item, write);
            if (_bytes.WrittenCount >= Piece)
            {
                await DrainAsync(target, cancellation);
            }
        }

        await DrainAsync(target, cancellation);
    }

    public ValueTask WriteAsync<T>(Stream target, T item, Action<Utf8JsonWriter, T> write, CancellationToken cancellation)
    {
        Add(item, write);
        return DrainAsync(target, cancellation);
    }

    public void Dispose() => _json?.Dispose();

    private void Add<T>(T item, Action<Utf8JsonWriter, T> write)
    {
        if (Count > 0)
        {
            _bytes.Write(_separator);
        }

        Count++;
        _json ??= new Utf8JsonWriter(_bytes, JsonText.WriterOptions);
        _json.Reset();
        write(_json, item);
        _json.Flush();
    }

    private async ValueTask DrainAsync(Stream target, CancellationToken cancellation)
    {
        await target.WriteAsync(_bytes.WrittenMemory, cancellation);
        _bytes.ResetWrittenCount();
    }
}
