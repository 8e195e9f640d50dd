using System.Text;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// Second factors: virtual devices made, listed and deleted; any device enabled, resynchronised, deactivated and told of.
/// </summary>
internal static class MfaOperations
{
    private const int MostDevices = 8;

    private static readonly Field[] Codes =
        [new("AuthenticationCode1", Required: true, Min: 6, Max: 6), new("AuthenticationCode2", Required: true, Min: 6, Max: 6)];

    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "CreateVirtualMFADevice", Create)
        {
            Fields = [IamFields.Path, IamFields.Name("VirtualMFADeviceName", int.MaxValue), IamFields.Tags],
            Resources = IamArns.Mfa,
        },
        new(Service.Iam, "DeleteVirtualMFADevice", Delete) { Fields = [IamFields.SerialNumber], Resources = IamArns.Mfa },
        new(Service.Iam, "ListVirtualMFADevices", ListVirtual)
        {
            Fields = [Field.Choice("AssignmentStatus", false, "Assigned", "Unassigned", "Any"), .. IamFields.Page],
            Resources = IamArns.Listing("mfa"),
        },
        Of("EnableMFADevice", Enable, [IamFields.UserName(128), IamFields.SerialNumber, .. Codes]),
        Of("ResyncMFADevice", Resync, [IamFields.UserName(128), IamFields.SerialNumber, .. Codes]),
        Of("DeactivateMFADevice", Deactivate, IamFields.OptionalUserName(128), IamFields.SerialNumber),
        Of("ListMFADevices", List, [IamFields.OptionalUserName(128), .. IamFields.Page]),
        Of("GetMFADevice", Get, IamFields.SerialNumber, IamFields.OptionalUserName(128)),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User, Context = PolicyContext.UserTags };

    private static Structure Create(Call call)
    {
        IamFields.CheckPath(call.Input);
        var tags = Tagging.Read(call.Input);
        var (name, path) = (call.Input.Required("VirtualMFADeviceName"), call.Input.Text("Path") ?? "/");
        if (call.Account.VirtualMfaDevices.Has(IamArns.Of(call, $"mfa{path}{name}")))
        {
            throw IamErrors.AlreadyExists("MFA device already exists.");
        }

        var device = call.Account.AddVirtualMfaDevice(name, path);
        device.Tags.AddRange(tags);
        return new Structure
        {
            {
                "VirtualMFADevice", new Structure
                {
                    { "SerialNumber", device.SerialNumber },
                    { "Base32StringSeed", Encoding.ASCII.GetBytes(device.Seed) },
                    { "QRCodePNG", call.Account.Ids.Bytes(64) },
                    { "Tags", IamShapes.TagsOrNull(device.Tags) },
                }
            },
        };
    }

    private static Structure? Delete(Call call)
    {
        var serial = call.Input.Required("SerialNumber");
        var device = call.Account.VirtualMfaDevices.Find(serial) ?? throw NoSuchDevice(serial);
        if (device.EnabledAt is not null)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove users from MFA device first.");
        }

        call.Account.VirtualMfaDevices.Remove(serial);
        return null;
    }

    private static Structure ListVirtual(Call call)
    {
        var wanted = call.Input.Text("AssignmentStatus") ?? "Any";
        var devices = call.Account.VirtualMfaDevices.Sorted
            .Where(pair => wanted == "Any" || pair.Value.EnabledAt is not null == (wanted == "Assigned"));
        return Paging.Page(call, "VirtualMFADevices", devices, device => new Structure
        {
            { "SerialNumber", device.SerialNumber },
            { "User", Owner(call, device) },
            { "EnableDate", device.EnabledAt },
        });
    }

    private static Structure? Owner(Call call, MfaDevice device) => device switch
    {
        { EnabledAt: null } => null,
        { User: { } user } => IamShapes.User(user, call.Now),
        _ => new Structure { { "UserId", call.Account.Id }, { "Arn", call.Account.RootArn }, { "CreateDate", call.Account.CreatedAt } },
    };

    private static Structure? Enable(Call call)
    {
        var user = Subject.User(call);
        var serial = call.Input.Required("SerialNumber");
        var device = call.Account.VirtualMfaDevices.Find(serial);
        if (device?.EnabledAt is not null || user.MfaDevices.Any(other => other.SerialNumber == serial))
        {
            throw IamErrors.AlreadyExists("MFA Device is already in use.");
        }

        if (device is null && serial.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw NoSuchDevice(serial);
        }

        if (user.MfaDevices.Count >= MostDevices)
        {
            throw IamErrors.LimitExceeded("MfaDevicesPerUser", MostDevices);
        }

        CheckCodes(call);
        user.EnableMfa(device ?? new MfaDevice(serial, isVirtual: false), call.Now);
        return null;
    }

    private static Structure? Resync(Call call)
    {
        Find(call);
        CheckCodes(call);
        return null;
    }

    private static Structure? Deactivate(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var device = Find(call);
        if (user is not null)
        {
            user.DisableMfa(device);
        }
        else
        {
            call.Account.Root.DisableMfa(device);
        }

        return null;
    }

    private static Structure List(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var devices = user?.MfaDevices ?? call.Account.Root.MfaDevices;
        return Paging.Page(call, "MFADevices", ByKey.Of(devices, device => device.SerialNumber), device => new Structure
        {
            { "UserName", user?.Name ?? call.Account.Name },
            { "SerialNumber", device.SerialNumber },
            { "EnableDate", device.EnabledAt },
        });
    }

    private static Structure Get(Call call)
    {
        var user = Subject.UserOrRoot(call);
        var device = Find(call);
        return new Structure
        {
            { "UserName", user?.Name },
            { "SerialNumber", device.SerialNumber },
            { "EnableDate", device.EnabledAt },
        };
    }

    private static MfaDevice Find(Call call)
    {
        var devices = Subject.UserOrRoot(call)?.MfaDevices ?? call.Account.Root.MfaDevices;
        var serial = call.Input.Required("SerialNumber");
        return devices.FirstOrDefault(device => device.SerialNumber == serial) ?? throw NoSuchDevice(serial);
    }

    // Any two codes of six digits do, as long as they are two.
    private static void CheckCodes(Call call)
    {
        var (first, second) = (call.Input.Required("AuthenticationCode1"), call.Input.Required("AuthenticationCode2"));
        if (first == second || !(first + second).All(char.IsAsciiDigit))
        {
            throw new ApiException("InvalidAuthenticationCode", "Authentication code for device is not valid.", 403);
        }
    }

    private static ApiException NoSuchDevice(string serial) =>
        IamErrors.NoSuchEntity($"MFA Device with serial number {serial} does not exist.");
}
