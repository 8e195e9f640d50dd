using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Files;
using Keytide.Connectors.Questions;
using Keytide.Distribution;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Secrets;
using Keytide.Sandbox.World.Ssm;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>Where the user's key is kept, as it truly is there: what consumers read and other hands change.</summary>
internal sealed class SwarmPlaces
{
    public static readonly DestinationAddress Secret = DestinationAddress.Parse("secretsmanager:prod/db");
    public static readonly DestinationAddress Profile = DestinationAddress.Parse("credentials-file:/home/app/credentials#prod");
    private static readonly DestinationAddress Parameter = DestinationAddress.Parse("ssm:/prod/db");
    private static readonly DestinationAddress Dotenv = DestinationAddress.Parse("dotenv:/home/app/.env");
    private static readonly DestinationAddress Document = DestinationAddress.Parse("json-file:/home/app/aws.json");

    private readonly SwarmProgram _program;
    private readonly SecretStore _secrets;
    private readonly ParameterStore _parameters;
    private readonly VirtualNow _now;
    private int _tokens;

    /// <summary>What time it is.</summary>
    public delegate DateTimeOffset VirtualNow();

    public SwarmPlaces(SwarmSettings settings, Account account, AccessKey key, VirtualNow now)
    {
        _now = now;
        _secrets = account.Part<SecretRegions>().In(account, "us-east-1");
        _parameters = account.Part<ParameterRegions>().In(account, "us-east-1");
        _program = new SwarmProgram(settings.HidesProgram);
        DestinationAddress[] others = [Parameter, Dotenv, Document, SwarmProgram.Address];
        All = [.. settings.Places == 0 ? [Secret, Profile] : others.Append(Secret).Append(Profile).Where(
            (_, place) => (settings.Places >> place & 1) != 0)];
        _secrets.Create(
            Secret.Name, Token(), SecretPayload.From(Text(key, "db"), null)!, null, "abcdef", now().AddDays(-1));
        _parameters.Put(new ParameterWrite(Parameter.Name, Text(key, "db")) { Type = ParameterType.SecureString }, "somebody", now());
        Put(Profile, key);
        Put(Dotenv, key);
        Put(Document, key);
        Put(SwarmProgram.Address, key);
    }

    /// <summary>Those that the rotation delivers to.</summary>
    public IReadOnlyList<DestinationAddress> All { get; }

    public MemoryFiles Files { get; } = new();

    public IQuestionChannel Program => _program;

    /// <summary>Whether the place shows what it holds, so that the old pair can be learnt from it.</summary>
    public bool IsReadable(DestinationAddress place) => place != SwarmProgram.Address || !_program.Hides;

    /// <summary>What a consumer that reads this place now finds; null where there is no pair.</summary>
    public SwarmPair? Held(DestinationAddress place)
    {
        using var pair = place.Kind switch
        {
            DestinationKind.SecretsManager => SecretText is { } text ? PairDocument.Find(text) : null,
            DestinationKind.Ssm => PairDocument.Find(_parameters.Read(place.Name).Version.Value),
            DestinationKind.CredentialsFile => new CredentialsFileFormat(place.Part!).Find(FileText(place)),
            DestinationKind.Dotenv => new DotenvFormat().Find(FileText(place)),
            DestinationKind.JsonFile => new JsonPairFormat().Find(FileText(place)),
            _ => _program.Held,
        };
        return pair is null ? null : new SwarmPair(pair.Id.Value, new string(pair.Secret.Reveal()));
    }

    /// <summary>Other hands put a key there.</summary>
    public void Put(DestinationAddress place, AccessKey key)
    {
        switch (place.Kind)
        {
            case DestinationKind.SecretsManager:
                Edit(document => (document["accessKeyId"], document["secretAccessKey"]) = (key.Id, key.Secret));
                break;
            case DestinationKind.Ssm:
                _parameters.Put(new ParameterWrite(place.Name, Text(key, "db")) { Overwrite = true }, "somebody", _now());
                break;
            case DestinationKind.CredentialsFile:
                Write(place, $"# kept\n[other]\nregion = eu-west-1\n\n[{place.Part}]\naws_access_key_id = {key.Id}\n"
                    + $"aws_secret_access_key = {key.Secret}\n");
                break;
            case DestinationKind.Dotenv:
                Write(place, $"HOST=db\nexport AWS_ACCESS_KEY_ID='{key.Id}'\nexport AWS_SECRET_ACCESS_KEY='{key.Secret}'\n");
                break;
            case DestinationKind.JsonFile:
                Write(place, Text(key, "db"));
                break;
            default:
                _program.Put(key.Id, key.Secret);
                break;
        }
    }

    /// <summary>Somebody changes another field of the secret, where there is one.</summary>
    public void Edit(Action<JsonObject> change)
    {
        if (SecretText is not { } text)
        {
            return;
        }

        var document = JsonNode.Parse(text)!.AsObject();
        change(document);
        _secrets.Put(Secret.Name, Token(), SecretPayload.From(document.ToJsonString(), null), null, TimeSpan.Zero, _now());
    }

    /// <summary>Somebody takes the label of the current version back to the one before. False where there is none.</summary>
    public bool MoveCurrentBack()
    {
        var secret = _secrets.Find(Secret.Name, _now());
        var (current, previous) = (secret.Staging.HolderOf(SecretStaging.Current), secret.Staging.HolderOf(SecretStaging.Previous));
        if (secret.DeletedAt is not null || previous is null)
        {
            return false;
        }

        _secrets.MoveStage(Secret.Name, SecretStaging.Current, current!.Id, previous.Id, _now());
        return true;
    }

    public void DeleteSecret()
    {
        if (_secrets.Find(Secret.Name, _now()).DeletedAt is null)
        {
            _secrets.Delete(Secret.Name, 30, force: false, _now());
        }
    }

    public void RestoreSecret() => _secrets.Restore(Secret.Name, _now());

    private string? SecretText => _secrets.Find(Secret.Name, _now()) is { DeletedAt: null } secret
        ? secret.Staging.HolderOf(SecretStaging.Current)!.Payload!.Text
        : null;

    private string FileText(DestinationAddress place)
    {
        var before = Files.Before;
        Files.Before = null;
        var text = Encoding.UTF8.GetString(Files.Read(place.Name) ?? []);
        Files.Before = before;
        return text;
    }

    private void Write(DestinationAddress place, string text)
    {
        var before = Files.Before;
        Files.Before = null;
        Files.Replace(place.Name, Encoding.UTF8.GetBytes(text), Files.Read(place.Name));
        Files.Before = before;
    }

    private string Token() => $"{_tokens++:D32}";

    private static string Text(AccessKey key, string host) =>
        $$"""{"accessKeyId":"{{key.Id}}","secretAccessKey":"{{key.Secret}}","host":"{{host}}"}""";
}
