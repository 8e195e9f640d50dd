using System.Security.Cryptography;
using Keytide.Connectors.Aws.Kms;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Keyring;
using Keytide.Rotation;
using Keytide.Settings;
using Keytide.Storage;

namespace Keytide.Cli.Sealing;

/// <summary>
/// Opens the seal of a state folder. What is under the key is worth more than the key's being there:
/// <code>
/// key                              no rotation open        rotations open
/// there, and the one before        taken                   taken
/// none yet                         made                    made
/// lost, or another than before     made anew, or taken     refused: what to do is said
/// settings name another place      made there              refused: what to do is said
/// place cannot be reached          refused                 refused
/// </code>
/// </summary>
/// <param name="folder">Where state is.</param>
/// <param name="settings">Where the key is to be.</param>
/// <param name="keyring">The system's.</param>
/// <param name="aws">For KMS; asked only then.</param>
/// <param name="entropy">Makes keys and names.</param>
/// <param name="openRotations">How many rotations are not over.</param>
public sealed class SealOpener(
    StateFolder folder,
    SealingSettings settings,
    OsKeyring keyring,
    Func<AwsClient> aws,
    IEntropy entropy,
    Func<CancellationToken, Task<int>> openRotations)
{
    private const int NameBytes = 8;

    /// <exception cref="KeytideException">The key cannot be had.</exception>
    /// <exception cref="StorageException">The folder cannot be read or written.</exception>
    /// <exception cref="AwsException">KMS did not answer, or is busy.</exception>
    public async Task<SecretSeal> OpenAsync(CancellationToken cancellation)
    {
        var record = SealingRecordFile.Read(folder.SealingRecordFile);
        if (record is not null && record.Place != settings.ToString())
        {
            await RefuseWhileOpenAsync(
                $"are sealed under the key in \"{record.Place}\", and the settings now say \"{settings}\"",
                $"Let them end first, with sealing: {{key: \"{record.Place}\"}}; then change it. {Lost}", cancellation);
            return SealBy(await MakeAsync(replace: true, cancellation));
        }

        if (record is null)
        {
            return SealBy(await MakeAsync(replace: false, cancellation));
        }

        var key = await LoadAsync(record, cancellation);
        if (key is not null && SecretSeal.CheckOf(key) == record.Check)
        {
            return SealBy(key);
        }

        await RefuseWhileOpenAsync(
            key is null ? $"are sealed under a key that is gone: {Whereabouts(record)}"
                : $"are sealed under another key than {Whereabouts(record)} holds now",
            $"Put the former key back, from a backup for example. {Lost}", cancellation);
        CryptographicOperations.ZeroMemory(key);
        return SealBy(await MakeAsync(replace: true, cancellation));
    }

    private string Lost => $"If it is lost for good, delete {folder.SealingRecordFile}: a new key is made, rotations whose new key is "
        + "delivered go on to their end, and the others make another key or say what they need.";

    private string Whereabouts(SealingRecord record) => settings.Place switch
    {
        SealingPlace.File => folder.SealingKeyFile,
        SealingPlace.Keyring => $"the keyring's entry keytide {record.Installation}",
        _ => folder.SealingRecordFile,
    };

    private async Task RefuseWhileOpenAsync(string what, string hint, CancellationToken cancellation)
    {
        if (await openRotations(cancellation) is > 0 and var count)
        {
            throw new KeytideException($"The secrets of {count} open rotation{(count == 1 ? "" : "s")} {what}.", hint);
        }
    }

    private async Task<byte[]?> LoadAsync(SealingRecord record, CancellationToken cancellation)
    {
        switch (settings.Place)
        {
            case SealingPlace.File:
                return SealingKeyFile.Read(folder.SealingKeyFile);
            case SealingPlace.Keyring:
                return await keyring.FindAsync(record.Installation, cancellation);
            default:
                if (record is not { KmsKey: { } key, EncryptedKey: { } encrypted })
                {
                    throw new StorageException($"{folder.SealingRecordFile} is damaged: the encrypted key is not in it.");
                }

                return (await new SealingKeyEnvelope(aws()).OpenAsync(key, encrypted, record.Installation, cancellation)).Plaintext;
        }
    }

    /// <summary>Makes a key and says so in the record; of two processes that do so at once, the record of the first counts.</summary>
    private async Task<byte[]> MakeAsync(bool replace, CancellationToken cancellation)
    {
        Span<byte> bytes = stackalloc byte[NameBytes];
        entropy.Fill(bytes);
        var name = Convert.ToHexStringLower(bytes);
        var record = new SealingRecord(settings.ToString(), name, "", null, null);
        byte[] key;
        if (settings is { Place: SealingPlace.Kms, KmsKey: { } kmsKey })
        {
            var made = await new SealingKeyEnvelope(aws()).MakeAsync(kmsKey, name, cancellation);
            key = made.Plaintext;
            record = record with { KmsKey = made.KeyArn, EncryptedKey = made.Encrypted };
        }
        else
        {
            key = new byte[SecretSeal.KeyBytes];
            entropy.Fill(key);
            if (settings.Place == SealingPlace.File)
            {
                var kept = SealingKeyFile.Make(folder.SealingKeyFile, key, name);
                CryptographicOperations.ZeroMemory(key);
                key = kept;
            }
            else
            {
                await keyring.StoreAsync(name, key, cancellation);
            }
        }

        if (SealingRecordFile.Write(folder.SealingRecordFile, record with { Check = SecretSeal.CheckOf(key) }, replace))
        {
            return key;
        }

        CryptographicOperations.ZeroMemory(key);
        return await FirstAsync(cancellation);
    }

    private async Task<byte[]> FirstAsync(CancellationToken cancellation)
    {
        var record = SealingRecordFile.Read(folder.SealingRecordFile);
        return record is not null && record.Place == settings.ToString()
            && await LoadAsync(record, cancellation) is { } key && SecretSeal.CheckOf(key) == record.Check
                ? key
                : throw new KeytideException("Another process makes the sealing key at this moment, in another way.", "Try again.");
    }

    private SecretSeal SealBy(byte[] key)
    {
        try
        {
            return new SecretSeal(key, entropy);
        }
        catch (ArgumentException)
        {
            throw new KeytideException($"What {settings} holds is no sealing key: it has {key.Length} bytes.", Lost);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
