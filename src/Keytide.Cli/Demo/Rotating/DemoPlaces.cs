using System.Text;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// One account of the demo as its owners left it: keys in secrets and profiles, where the policies deliver, and programs that use them.
/// </summary>
internal sealed class DemoPlaces
{
    private const string Region = "us-east-1";
    private static readonly TimeSpan StillInUse = TimeSpan.FromDays(45);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromHours(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(9);
    private static readonly TimeSpan LongestKept = TimeSpan.FromHours(24);

    private readonly Account _account;
    private readonly DateTimeOffset _now;
    private readonly List<User> _inUse = [];

    public DemoPlaces(Account account, IReadOnlyList<RotationRule> rules, DateTimeOffset now)
    {
        (_account, _now) = (account, now);
        var role = account.AddRole(DemoSettings.Role, Trust(account), now);
        role.AttachPolicy($"arn:{account.Partition}:iam::aws:policy/AdministratorAccess", now);
        foreach (var user in account.Users)
        {
            if (user.AccessKeys.Where(key => key.Status == KeyStatus.Active).ToList() is [var only])
            {
                var tags = user.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
                var address = rules.First(rule => rule.Matches(user.Name, tags)).DestinationsFor(user.Name)[0];
                Fill(address, only);
                if (only.LastUse.SeenAt(now) is { } use && use.At > now - StillInUse)
                {
                    _inUse.Add(user);
                }
            }
        }
    }

    public IEnumerable<User> Users => _account.Users;

    public MemoryFiles Files { get; } = new();

    private SecretStore Secrets => _account.Part<SecretRegions>().In(_account, Region);

    /// <summary>A program for each key that is in use, each with habits of its own.</summary>
    public IEnumerable<DemoConsumer> Consumers(IReadOnlyList<RotationRule> rules, AwsClient aws, TimeProvider time, IEntropy entropy)
    {
        foreach (var user in _inUse)
        {
            var tags = user.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
            var address = rules.First(rule => rule.Matches(user.Name, tags)).DestinationsFor(user.Name)[0];
            yield return new DemoConsumer(
                aws, () => Read(address, time.GetUtcNow()), ShortestPause + ((LongestPause - ShortestPause) * entropy.NextDouble()),
                LongestKept * entropy.NextDouble(), time);
        }
    }

    private KeyPair? Read(DestinationAddress address, DateTimeOffset now) => address.Kind == DestinationKind.SecretsManager
        ? PairDocument.Find(Secrets.Find(address.Name, now).Staging.HolderOf(SecretStaging.Current)!.Payload!.Text!)
        : new CredentialsFileFormat(address.Part!).Find(Encoding.UTF8.GetString(Files.Read(address.Name) ?? []));

    private void Fill(DestinationAddress address, AccessKey key)
    {
        if (address.Kind == DestinationKind.SecretsManager)
        {
            var text = $$"""{"accessKeyId":"{{key.Id}}","secretAccessKey":"{{key.Secret}}"}""";
            Secrets.Create(address.Name, key.Id.PadRight(32, '0'), SecretPayload.From(text, null)!, null, "demo42", _now);
        }
        else
        {
            var text = $"[{address.Part}]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\n";
            Files.Replace(address.Name, Encoding.UTF8.GetBytes(text), null);
        }
    }

    // Everybody of the management account, whose administrator Keytide signs as here.
    private static string Trust(Account account) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{account.World.AccountIds.First()}}"},
        "Action":"sts:AssumeRole"}]}
        """;
}
