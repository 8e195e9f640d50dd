using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>One of a user's multi-factor devices is of a demanded kind.</summary>
internal static class MfaDeviceRule
{
    /// <param name="wanted">The kind in words: <c>a hardware device</c>.</param>
    /// <param name="fits">Whether a device is of that kind; null where that is not known.</param>
    public static Judgement Judge(UserFacts user, string wanted, Func<MfaDevice, bool?> fits)
    {
        var subject = Subjects.Of(user);
        if (!user.MfaActive.TryGet(out var active))
        {
            return subject.Unknown("whether MFA is on", user.MfaActive.Reason);
        }

        if (!active)
        {
            return subject.Fail(
                $"{subject.Start} has a console password and no MFA at all.",
                Evidence.Of($"{subject.Label} has no MFA", user.MfaActive.Provenance!));
        }

        if (!user.MfaDevices.TryGet(out var devices))
        {
            return subject.Unknown("the MFA devices", user.MfaDevices.Reason);
        }

        var evidence = devices
            .Select(device => Evidence.Of($"MFA device {Quoted.Shorten(device.SerialNumber)}, {device.Kind}", user.MfaDevices.Provenance!))
            .ToArray();
        bool?[] answers = [.. devices.Select(fits)];
        return answers.Contains(true) ? subject.Pass($"{subject.Start} has {wanted}.", evidence)
            : answers.Contains(null)
                ? subject.Unknown($"whether an MFA device is {wanted}", "its kind or certifications were not read", evidence)
            : devices.Count == 0 ? subject.Unknown("the MFA devices", "MFA is on and no device was listed", evidence)
            : subject.Fail($"{subject.Start} has {Phrases.Count(devices.Count, "MFA device")}, none of them {wanted}.", evidence);
    }
}
