using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Distribution;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// A program that uses a key: it reads the pair from where Keytide delivers it, keeps it for some hours, and calls AWS with what it has.
/// It knows nothing of Keytide.
/// </summary>
/// <param name="aws">Its way to AWS.</param>
/// <param name="read">Reads the pair from its place; null where there is none.</param>
/// <param name="every">Between two calls.</param>
/// <param name="keeps">For how long it goes on with a pair it has read.</param>
/// <param name="time">Passes by it.</param>
internal sealed class DemoConsumer(AwsClient aws, Func<KeyPair?> read, TimeSpan every, TimeSpan keeps, TimeProvider time)
{
    private AwsClient? _held;
    private DateTimeOffset _readAgainAt;

    /// <summary>Works until told to stop.</summary>
    public async Task WorkAsync(DateTimeOffset until)
    {
        while (time.GetUtcNow() + every < until)
        {
            await Task.Delay(every, time);
            await CallAsync();
        }
    }

    private async Task CallAsync()
    {
        if (_held is null || time.GetUtcNow() >= _readAgainAt)
        {
            using var pair = read();
            _held = pair is null ? _held : aws.As(new FixedCredentials(pair.Id.Value, pair.Secret.Reveal().ToString()));
            _readAgainAt = time.GetUtcNow() + keeps;
        }

        if (_held is { } client)
        {
            try
            {
                await new StsClient(client).GetCallerIdentityAsync(CancellationToken.None);
            }
            catch (AwsException)
            {
                _readAgainAt = time.GetUtcNow(); // What AWS said is counted on the wire; programs read their key again after an error.
            }
        }
    }
}
