using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey, GetAccessKeyLastUsed.</summary>
internal static class AccessKeyOperations
{
    private const int MostKeys = 2;

    public static IEnumerable<Operation> All =>
    [
        Of("CreateAccessKey", Create, IamFields.OptionalUserName(128)),
        Of("ListAccessKeys", List, [IamFields.OptionalUserName(128), .. IamFields.Page]),
        Of("UpdateAccessKey", Update, IamFields.OptionalUserName(128), IamFields.AccessKeyId, IamFields.Status),
        Of("DeleteAccessKey", Delete, IamFields.OptionalUserName(128), IamFields.AccessKeyId),
        new(Service.Iam, "GetAccessKeyLastUsed", GetLastUsed) { Fields = [IamFields.AccessKeyId], Resources = OwnerOfKey },
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User, Context = PolicyContext.UserTags };

    private static Structure Create(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var keys = user?.AccessKeys ?? call.Account.Root.AccessKeys;
        if (keys.Count >= MostKeys)
        {
            throw IamErrors.LimitExceeded("AccessKeysPerUser", MostKeys);
        }

        var key = user?.AddAccessKey(call.Now) ?? call.Account.Root.AddAccessKey(call.Now);
        return new Structure
        {
            {
                "AccessKey", new Structure
                {
                    { "UserName", user?.Name ?? call.Account.Name },
                    { "AccessKeyId", key.Id },
                    { "Status", "Active" },
                    { "SecretAccessKey", key.Secret },
                    { "CreateDate", key.CreatedAt },
                }
            },
        };
    }

    private static Structure List(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var owner = user?.Name ?? call.Account.Name;
        var seen = call.Front.KeysOf(call.Account, user);
        return Paging.Page(call, "AccessKeyMetadata", ByKey.Of(seen, pair => pair.Key.Id), pair => new Structure
        {
            { "UserName", owner },
            { "AccessKeyId", pair.Key.Id },
            { "Status", pair.Status.ToString() },
            { "CreateDate", pair.Key.CreatedAt },
        });
    }

    private static Structure? Update(Call call)
    {
        var status = Subject.Status(call);
        var key = Find(call);
        if (key.Status != status)
        {
            key.SetStatus(status, call.Now);
        }

        return null;
    }

    private static Structure? Delete(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var key = Find(call);
        if (user is not null)
        {
            user.RemoveAccessKey(key, call.Now);
        }
        else
        {
            call.Account.Root.RemoveAccessKey(key, call.Now);
        }

        return null;
    }

    private static AccessKey Find(Call call)
    {
        var keys = Subject.UserOrRoot(call)?.AccessKeys ?? call.Account.Root.AccessKeys;
        var id = call.Input.Required("AccessKeyId");
        return keys.FirstOrDefault(key => key.Id == id)
            ?? throw IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found.");
    }

    private static IEnumerable<string> OwnerOfKey(Call call)
    {
        yield return call.Account.FindAccessKey(call.Input.Text("AccessKeyId") ?? "")?.Owner?.Arn ?? "*";
    }

    private static Structure GetLastUsed(Call call)
    {
        // A key of another account and one that never was are refused alike, to an administrator too.
        var id = call.Input.Required("AccessKeyId");
        var key = call.Account.FindAccessKey(id);
        if (key is null || key.Status == KeyStatus.Deleted)
        {
            throw new ApiException(
                "AccessDenied",
                $"User: {call.Caller.Arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}",
                403);
        }

        var use = key.LastUse.SeenAt(call.Now);
        return new Structure
        {
            { "UserName", key.Owner?.Name ?? call.Account.Name },
            {
                "AccessKeyLastUsed", new Structure
                {
                    { "LastUsedDate", use?.At },
                    { "ServiceName", use?.Service ?? "N/A" },
                    { "Region", use?.Region ?? "N/A" },
                }
            },
        };
    }
}
