namespace Keytide.Tests.Scanning;

/// <summary>A beginning, and a piece that comes again and again behind it; something happens on the way.</summary>
/// <param name="beginning">Comes once.</param>
/// <param name="piece">Comes until there are <see cref="Most"/> bytes.</param>
/// <param name="atHalf">Happens at half of them.</param>
internal sealed class EndlessStream(byte[] beginning, byte[] piece, Action atHalf) : Stream
{
    public const int Most = 36 << 20;

    /// <summary>Bytes given out.</summary>
    public int Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var end = Math.Min(Most, Given + count);
        var before = Given;
        for (; Given < end; Given++)
        {
            buffer[offset++] = Given < beginning.Length ? beginning[Given] : piece[(Given - beginning.Length) % piece.Length];
        }

        if (before < Most / 2 && Given >= Most / 2)
        {
            atHalf();
        }

        return Given - before;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
