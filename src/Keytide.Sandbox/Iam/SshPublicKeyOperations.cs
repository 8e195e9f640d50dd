using System.Security.Cryptography;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>UploadSSHPublicKey, GetSSHPublicKey, ListSSHPublicKeys, UpdateSSHPublicKey, DeleteSSHPublicKey.</summary>
internal static class SshPublicKeyOperations
{
    private const int MostKeys = 5;
    private static readonly Field KeyId = new Field("SSHPublicKeyId", Required: true, Min: 20, Max: 128).Matching(@"[\w]+");

    public static IEnumerable<Operation> All =>
    [
        Of("UploadSSHPublicKey", Upload, IamFields.UserName(), new("SSHPublicKeyBody", Required: true, Min: 1, Max: 16_384)),
        Of("GetSSHPublicKey", Get, IamFields.UserName(), KeyId, Field.Choice("Encoding", true, "SSH", "PEM")),
        Of("ListSSHPublicKeys", List, [IamFields.OptionalUserName(), .. IamFields.Page]),
        Of("UpdateSSHPublicKey", Update, IamFields.UserName(), KeyId, IamFields.Status),
        Of("DeleteSSHPublicKey", Delete, IamFields.UserName(), KeyId),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User };

    private static Structure Upload(Call call)
    {
        var user = Subject.User(call);
        var body = call.Input.Required("SSHPublicKeyBody");
        if (user.SshPublicKeys.Count >= MostKeys)
        {
            throw IamErrors.LimitExceeded("SSHPublicKeysPerUser", MostKeys);
        }

        var key = new SshPublicKey(call.Account.Ids.UniqueId("APKA"), body, Fingerprint(body), call.Now);
        user.SshPublicKeys.Add(key);
        return new Structure { { "SSHPublicKey", InFull(user, key) } };
    }

    private static Structure Get(Call call)
    {
        var user = Subject.User(call);
        return new Structure { { "SSHPublicKey", InFull(user, Find(call, user)) } };
    }

    private static Structure List(Call call)
    {
        var user = Subject.User(call);
        return Paging.Page(call, "SSHPublicKeys", ByKey.Of(user.SshPublicKeys, key => key.Id), key => new Structure
        {
            { "UserName", user.Name },
            { "SSHPublicKeyId", key.Id },
            { "Status", key.Status.ToString() },
            { "UploadDate", key.UploadedAt },
        });
    }

    private static Structure? Update(Call call)
    {
        Find(call, Subject.User(call)).Status = Subject.Status(call);
        return null;
    }

    private static Structure? Delete(Call call)
    {
        var user = Subject.User(call);
        user.SshPublicKeys.Remove(Find(call, user));
        return null;
    }

    private static SshPublicKey Find(Call call, User user)
    {
        var id = call.Input.Required("SSHPublicKeyId");
        return user.SshPublicKeys.FirstOrDefault(key => key.Id == id)
            ?? throw IamErrors.NoSuchEntity($"The Public Key with id {id} cannot be found.");
    }

    // MD5 over the decoded key, as ssh-keygen -l -E md5 shows it; a PEM is taken as it stands.
    private static string Fingerprint(string body)
    {
        var parts = body.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (body.StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            return Pairs(System.Text.Encoding.UTF8.GetBytes(body));
        }

        var bytes = new byte[body.Length];
        return parts is ["ssh-rsa", var encoded, ..] && Convert.TryFromBase64String(encoded.Trim(), bytes, out var count)
            ? Pairs(bytes.AsSpan(0, count))
            : throw new ApiException("InvalidPublicKey", "The public key is malformed.");
    }

    private static string Pairs(ReadOnlySpan<byte> bytes) =>
        string.Join(':', Convert.ToHexStringLower(MD5.HashData(bytes)).Chunk(2).Select(pair => new string(pair)));

    private static Structure InFull(User user, SshPublicKey key) => new()
    {
        { "UserName", user.Name },
        { "SSHPublicKeyId", key.Id },
        { "Fingerprint", key.Fingerprint },
        { "SSHPublicKeyBody", key.Body },
        { "Status", key.Status.ToString() },
        { "UploadDate", key.UploadedAt },
    };
}
