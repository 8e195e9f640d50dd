using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.S3;

/// <summary>An object as a stream: read part by part, so that memory does not grow with it.</summary>
internal sealed class S3ObjectStream(S3Client client, string bucket, S3Object item, CancellationToken cancellation) : ForwardStream
{
    private const int Part = 8 << 20;

    private ReadOnlyMemory<byte> _part;
    private long _read;

    /// <exception cref="AwsException">The object could not be read on.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_part.IsEmpty && _read < item.Size)
        {
            var count = (int)Math.Min(Part, item.Size - _read);
            _part = client.ReadAsync(bucket, item, _read, count, cancellation).GetAwaiter().GetResult();
            _read += _part.Length;
            if (_part.IsEmpty)
            {
                throw new EndOfStreamException("The object is shorter than it was when it was listed.");
            }
        }

        var taken = Math.Min(buffer.Length, _part.Length);
        _part.Span[..taken].CopyTo(buffer);
        _part = _part[taken..];
        return taken;
    }
}
