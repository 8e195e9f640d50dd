using System.Text.Json;
using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using Keytide.Tests.Sandbox;

namespace Keytide.Tests.Simulation;

/// <summary>One account of a sandbox on virtual time, with an administrator, and the product's own client to it.</summary>
internal sealed class SandboxAccount
{
    private const string AccountNumber = "123456789012";

    private readonly SandboxClient _truth;
    private int _tokens;

    public SandboxAccount(SandboxOptions? options = null, Func<IAwsTransport, IAwsTransport>? wrap = null)
    {
        var now = Clock.GetUtcNow();
        World = new SandboxWorld(options?.Seed ?? 1);
        Account = World.AddAccount(AccountNumber, "main", now.AddYears(-1));
        var administrator = Account.AddUser("administrator", now.AddDays(-300));
        administrator.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", now.AddDays(-300));
        var key = administrator.AddAccessKey(now.AddDays(-10));
        Sandbox = new SandboxAws(World, Clock, options);
        _truth = new SandboxClient(Sandbox, Clock, key.Id, key.Secret);
        var transport = new SandboxTransport(Sandbox, Clock);
        Aws = Client(wrap is null ? transport : wrap(transport), key);
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SandboxWorld World { get; }

    public Account Account { get; }

    public SandboxAws Sandbox { get; }

    /// <summary>As Keytide uses it, through whatever wraps the transport.</summary>
    public AwsClient Aws { get; }

    public string? SecretText(string name) => Read("secretsmanager", "GetSecretValue", new { SecretId = name }, "SecretString");

    public string? ParameterText(string name) =>
        Read("ssm", "GetParameter", new { Name = name, WithDecryption = true }, "Parameter", "Value");

    public void PutSecret(string name, string text)
    {
        var token = $"{_tokens++:D32}";
        if (SecretText(name) is null)
        {
            Send("secretsmanager", "CreateSecret", new { Name = name, SecretString = text, ClientRequestToken = token }).Ok();
        }
        else
        {
            Send("secretsmanager", "PutSecretValue", new { SecretId = name, SecretString = text, ClientRequestToken = token }).Ok();
        }
    }

    public void PutParameter(string name, string text, string type = "SecureString", string? key = null) => Send(
        "ssm",
        "PutParameter",
        key is null
            ? new { Name = name, Value = text, Type = type, Overwrite = true }
            : new { Name = name, Value = text, Type = type, Overwrite = true, KeyId = key }).Ok();

    private string? Read(string service, string action, object input, params string[] path)
    {
        var reply = Send(service, action, input);
        if (reply.Code is { } code && code.Contains("NotFound", StringComparison.Ordinal))
        {
            return null;
        }

        var element = reply.Ok().Json;
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetString();
    }

    /// <summary>As the administrator, past the product's client.</summary>
    public Reply Send(string service, string action, object input)
    {
        var prefix = service switch { "ssm" => "AmazonSSM", "kms" => "TrentService", _ => "secretsmanager" };
        return _truth.Json(service, $"{prefix}.{action}", JsonSerializer.Serialize(input));
    }

    private AwsClient Client(IAwsTransport transport, AccessKey key) => new(
        transport, new FixedCredentials(key.Id, key.Secret), new AwsEndpoints("us-east-1"), Clock, new SeededEntropy(1));
}
