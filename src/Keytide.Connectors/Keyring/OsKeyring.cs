using System.Security.Cryptography;
using System.Text;
using Keytide.Connectors.Programs;

namespace Keytide.Connectors.Keyring;

/// <summary>Keys in the keyring of the operating system, each under a name.</summary>
/// <param name="program">How the keyring is asked; null where there is none.</param>
/// <param name="time">Measures the time limit.</param>
public sealed class OsKeyring(KeyringProgram? program, TimeProvider time)
{
    private static readonly Dictionary<string, string> NoVariables = [];

    /// <returns>The key; null where there is certainly none of that name.</returns>
    /// <param name="name">Letters and digits.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeytideException">The keyring cannot be used: whether it has the key is not known.</exception>
    public async Task<byte[]?> FindAsync(string name, CancellationToken cancellation)
    {
        var keyring = Keyring();
        var answer = await RunAsync(keyring, keyring.Lookup(name), default, cancellation);
        try
        {
            if (answer.ExitCode != 0)
            {
                return keyring.IsNotThere(answer.ExitCode, answer.Errors)
                    ? null
                    : throw Failed(keyring, $"ended with exit code {answer.ExitCode}: {answer.Errors}");
            }

            var key = new byte[answer.Output.Length];
            var text = Encoding.ASCII.GetString(answer.Output).Trim();
            return Convert.TryFromBase64String(text, key, out var length)
                ? key[..length]
                : throw Failed(keyring, "holds something else under Keytide's name");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(answer.Output);
        }
    }

    /// <summary>Keeps a key, and sees that it is there.</summary>
    /// <exception cref="KeytideException">It is not.</exception>
    public async Task StoreAsync(string name, byte[] key, CancellationToken cancellation)
    {
        var keyring = Keyring();
        var text = Convert.ToBase64String(key);
        var input = Encoding.ASCII.GetBytes(keyring.StoreInput(name, text));
        try
        {
            var answer = await RunAsync(keyring, keyring.Store(name), input, cancellation);
            if (answer.ExitCode != 0)
            {
                // A program that does not understand its input may repeat it.
                var words = answer.Errors.Contains(text, StringComparison.Ordinal) ? "" : answer.Errors;
                throw Failed(keyring, $"ended with exit code {answer.ExitCode}: {words}");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(input);
        }

        var kept = await FindAsync(name, cancellation);
        if (kept is null || !CryptographicOperations.FixedTimeEquals(kept, key))
        {
            throw Failed(keyring, "does not show the key that it was given");
        }

        CryptographicOperations.ZeroMemory(kept);
    }

    private KeyringProgram Keyring() => program ?? throw new KeytideException(
        "Keytide does not know this system's keyring.", "Use sealing: {key: file}, or a KMS key: sealing: {key: \"kms:alias/keytide\"}.");

    private async Task<ProgramAnswer> RunAsync(
        KeyringProgram keyring, IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            return await ShortProgram.RunAsync(keyring.Program, arguments, NoVariables, input, time, cancellation);
        }
        catch (ProgramFailedException problem)
        {
            throw Failed(keyring, problem.Message);
        }
    }

    private static KeytideException Failed(KeyringProgram keyring, string how) =>
        new($"The keyring cannot be used: {keyring.Program} {how.TrimEnd(':', ' ')}.", keyring.Hint);
}
