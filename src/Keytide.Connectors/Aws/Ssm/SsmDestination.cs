using Keytide.Connectors.Aws.Wire;
using Keytide.Distribution;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>An encrypted parameter that holds both halves of the key in one JSON document. Other fields of it stay as they are.</summary>
public sealed class SsmDestination(DestinationAddress address, SsmClient ssm) : IDestination
{
    private const string Encrypted = "SecureString";

    private readonly PairForm _form = PairForm.Of(address);

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.Full, CompareAndSet: false, IdempotentWrite: false);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var parameter = await ssm.GetParameterAsync(address.Name, cancellation);
            using var value = parameter.Value;
            using var _ = PairDocument.Find(value.Reveal().ToString(), _form);
            if (parameter.Type != Encrypted)
            {
                return DestinationCheck.NotReady(
                    $"the parameter is a {Quoted.Shorten(parameter.Type)}, which is not encrypted.",
                    "Make it a SecureString, or name another.");
            }

            await ssm.KeyOfParameterAsync(address.Name, cancellation);
            return DestinationCheck.Ready($"the parameter can be read, version {parameter.Version}");
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return DestinationCheck.Ready("there is no such parameter yet; it will be made");
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.AccessDenied)
        {
            return DestinationCheck.NotReady(problem.Message, "Allow Keytide's role to get, put and describe this parameter.");
        }
        catch (DestinationException problem)
        {
            return DestinationCheck.NotReady(problem.Message, problem.Todo ?? "Name another.");
        }
        catch (AwsException problem)
        {
            throw Failed(problem);
        }
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var parameter = await ssm.GetParameterAsync(address.Name, cancellation);
            using var value = parameter.Value;
            var version = $"version {parameter.Version}";
            return PairDocument.Find(value.Reveal().ToString(), _form) is { } pair
                ? DestinationReading.Holding(pair, version)
                : DestinationReading.Empty(version);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return DestinationReading.Empty("");
        }
        catch (AwsException problem)
        {
            throw Failed(problem);
        }
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        try
        {
            var existing = await ExistingAsync(cancellation);
            using var before = existing?.Value;
            using var document = new SecretText(PairDocument.Put(before?.Reveal().ToString(), pair, _form));
            if (before is not null && before.Matches(document))
            {
                return new DeliveryReceipt($"version {existing!.Version} holds it already");
            }

            // It stays under the KMS key that it is under: who may read it rests on that.
            var key = existing is null ? null : await ssm.KeyOfParameterAsync(address.Name, cancellation);
            var version = await ssm.PutSecureParameterAsync(address.Name, document, key, cancellation);
            return new DeliveryReceipt($"put version {version}");
        }
        catch (AwsException problem)
        {
            throw Failed(problem);
        }
    }

    private async Task<ParameterValue?> ExistingAsync(CancellationToken cancellation)
    {
        try
        {
            return await ssm.GetParameterAsync(address.Name, cancellation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return null;
        }
    }

    private static DestinationException Failed(AwsException problem) => new(problem.Message, problem.IsAmbiguous, inner: problem);
}
