using System.Security.Cryptography;
using System.Text;
using Keytide.Connectors.Aws.Wire;
using Keytide.Distribution;

namespace Keytide.Connectors.Aws.SecretsManager;

/// <summary>
/// A secret in Secrets Manager: one JSON document with both halves of the key, put as a new version that becomes AWSCURRENT in the same
/// step. Other fields of the document stay as they are.
/// </summary>
public sealed class SecretsManagerDestination(DestinationAddress address, SecretsManagerClient secrets) : IDestination
{
    private const string Current = "AWSCURRENT";

    private readonly PairForm _form = PairForm.Of(address);

    public DestinationAddress Address => address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.Full, CompareAndSet: false, IdempotentWrite: true);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var description = await secrets.DescribeSecretAsync(address.Name, cancellation);
            if (description.DeletedAt is not null)
            {
                return DestinationCheck.NotReady("the secret is scheduled for deletion.", "Restore it, or name another.");
            }

            if (description.RotationEnabled)
            {
                return DestinationCheck.NotReady(
                    "the secret has a rotation of its own in Secrets Manager, which would write over the key.",
                    "Cancel that (aws secretsmanager cancel-rotate-secret), or name another secret.");
            }

            using var _ = (await secrets.GetSecretValueAsync(address.Name, cancellation)).Text is { } text
                ? PairDocument.Find(text.Reveal().ToString(), _form)
                : throw new DestinationException("The secret is binary.", todo: "Name another.");
            return DestinationCheck.Ready($"the secret {description.Arn} can be read");
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return DestinationCheck.Ready("there is no such secret yet; it will be made");
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.AccessDenied)
        {
            return DestinationCheck.NotReady(problem.Message, "Allow Keytide's role to describe, read and put this secret.");
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
            var version = await secrets.GetSecretValueAsync(address.Name, cancellation);
            using var text = version.Text;
            return text is not null && PairDocument.Find(text.Reveal().ToString(), _form) is { } pair
                ? DestinationReading.Holding(pair, version.VersionId)
                : DestinationReading.Empty(version.VersionId);
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
            return await ExistingAsync(cancellation) is { } existing
                ? await PutAsync(existing, pair, token, cancellation)
                : await CreateAsync(pair, token, cancellation);
        }
        catch (AwsException problem)
        {
            throw Failed(problem);
        }
    }

    private async Task<SecretVersion?> ExistingAsync(CancellationToken cancellation)
    {
        try
        {
            return await secrets.GetSecretValueAsync(address.Name, cancellation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<DeliveryReceipt> CreateAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        using var document = new SecretText(PairDocument.Put(null, pair, _form));
        var version = await secrets.CreateSecretAsync(address.Name, document, TokenOf(token, document), cancellation);
        return new DeliveryReceipt($"made the secret, version {version}");
    }

    private async Task<DeliveryReceipt> PutAsync(SecretVersion existing, KeyPair pair, string token, CancellationToken cancellation)
    {
        using var before = existing.Text;
        using var document = new SecretText(PairDocument.Put(before?.Reveal().ToString(), pair, _form));
        if (before is not null && before.Matches(document))
        {
            return new DeliveryReceipt($"version {existing.VersionId} holds it already");
        }

        var wanted = TokenOf(token, document);
        var version = await secrets.PutSecretValueAsync(address.Name, document, wanted, cancellation);

        // A version that was put before keeps its labels when it is put again: then the label has to be moved by hand.
        var now = await secrets.GetSecretValueAsync(address.Name, cancellation);
        using var _ = now.Text;
        if (now.VersionId == existing.VersionId && now.VersionId != version)
        {
            await secrets.MoveStageAsync(address.Name, Current, now.VersionId, version, cancellation);
        }

        return new DeliveryReceipt($"put version {version}");
    }

    /// <summary>
    /// The same delivery of the same document has the same token, so a repetition changes nothing; where another field of the document
    /// was edited in between it is another document, and the same token would be refused.
    /// </summary>
    private static string TokenOf(string token, SecretText document)
    {
        var bytes = Encoding.UTF8.GetBytes($"{token}\n{document.Reveal()}");
        var id = new Guid(SHA256.HashData(bytes).AsSpan(0, 16)).ToString();
        CryptographicOperations.ZeroMemory(bytes);
        return id;
    }

    private static DestinationException Failed(AwsException problem) =>
        new(problem.Message, problem.IsAmbiguous, inner: problem);
}
