using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Sts;

/// <summary>A second factor given along with a call: any six digits do, of a device that is the caller's.</summary>
internal static class MultiFactor
{
    /// <summary>False where none was given.</summary>
    /// <exception cref="ApiException">One was given and is not the caller's.</exception>
    public static bool Passes(Call call)
    {
        var serial = call.Input.Text("SerialNumber");
        var code = call.Input.Text("TokenCode");
        if (serial is null && code is null)
        {
            return false;
        }

        var devices = call.Caller.User?.MfaDevices ?? call.Account.Root.MfaDevices;
        return code is { Length: 6 } && devices.Any(device => device.SerialNumber == serial)
            ? true
            : throw new ApiException("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.", 403);
    }
}
