using System.Security.Cryptography;
using System.Text;
using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>A key pair in a file: replaced whole, readable by its owner alone, and only where nobody edited it in between.</summary>
public sealed class FileDestination(DestinationAddress address, IFileStore files, IPairFormat format) : IDestination
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.Full, CompareAndSet: true, IdempotentWrite: true);

    public Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        var text = Read().Text;
        var problem = format.WhyNot(text) ?? files.WhyNotWritable(address.Name);
        return Task.FromResult(problem is null
            ? DestinationCheck.Ready(text.Length == 0 ? "the file will be made" : "the file can be replaced")
            : DestinationCheck.NotReady($"the file cannot take a key: {problem}", "Mend the file, or name another place."));
    }

    public Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        var text = Read().Text;
        return Task.FromResult(format.Find(text) is { } pair ? DestinationReading.Holding(pair, "") : DestinationReading.Empty(""));
    }

    public Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        var (text, bytes) = Read();
        var wanted = Strict.GetBytes(format.Put(text, pair));
        try
        {
            if (bytes is not null && wanted.AsSpan().SequenceEqual(bytes))
            {
                return Task.FromResult(new DeliveryReceipt("the file holds it already"));
            }

            files.Replace(address.Name, wanted, bytes);
            return Task.FromResult(new DeliveryReceipt("the file was replaced"));
        }
        catch (IOException problem)
        {
            throw new DestinationException(problem.Message, mayHaveHappened: true, inner: problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wanted);
        }
    }

    private (string Text, byte[]? Bytes) Read()
    {
        try
        {
            var bytes = files.Read(address.Name);
            return (bytes is null ? "" : Strict.GetString(bytes), bytes);
        }
        catch (IOException problem)
        {
            throw new DestinationException(problem.Message, inner: problem);
        }
        catch (DecoderFallbackException)
        {
            throw new DestinationException($"{address.Name} is not UTF-8 text.", todo: "Name another file.");
        }
    }
}
