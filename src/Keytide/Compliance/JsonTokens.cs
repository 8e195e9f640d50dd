using System.Text.Json;

namespace Keytide.Compliance;

/// <summary>
/// JSON from a stream, token by token, in memory that does not grow with the file. Bounded: depth, and the length of one token.
/// </summary>
internal sealed class JsonTokens(Stream stream) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestToken = 1024 * 1024;

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _isLast;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 32 });

    /// <summary>The kind of token read last.</summary>
    public JsonTokenType Kind { get; private set; }

    /// <summary>The name or text of that token, when it was asked for.</summary>
    public string? Text { get; private set; }

    /// <summary>Reads one token; false at the end.</summary>
    /// <exception cref="JsonException">It is not JSON, or goes beyond a bound.</exception>
    public bool Read(bool wantText = true)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (reader.Read())
            {
                Kind = reader.TokenType;
                Text = wantText && Kind is JsonTokenType.String or JsonTokenType.PropertyName ? GetText(ref reader) : null;
                _start += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
                return true;
            }

            if (_isLast)
            {
                return false;
            }

            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            Fill();
        }
    }

    /// <summary>Passes over the value that begins with the next token, however deep.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            if (!Read(wantText: false))
            {
                throw new JsonException("The file ends too early.");
            }

            depth += Kind switch
            {
                JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                _ => 0,
            };
        }
        while (depth > 0 || Kind == JsonTokenType.PropertyName);
    }

    public void Dispose() => stream.Dispose();

    // A lone surrogate is text that JSON allows and UTF-16 does not.
    private static string GetText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException("A text is not valid Unicode.", fault);
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestToken)
            {
                throw new JsonException($"A text is longer than {LongestToken} bytes.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var isFirst = _end == 0;
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;

        // Editors on Windows leave a byte order mark, which the reader would take for garbage.
        if (isFirst && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
    }
}
