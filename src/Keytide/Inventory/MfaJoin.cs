namespace Keytide.Inventory;

/// <summary>
/// Joins the report's flag, the account's virtual devices and a user's own list. The report says only whether there is a device; the
/// list of virtual devices is one call for everybody; what is left, hardware tokens and security keys, takes a call per user.
/// </summary>
internal static class MfaJoin
{
    public static (Fact<bool> Active, Fact<IReadOnlyList<MfaDevice>> Devices) Join(
        RosterEntry entry, AccountIndex account, UserObservations? seen)
    {
        if (seen?.MfaDevices is { IsKnown: true } listed)
        {
            var devices = listed.Select<IReadOnlyList<MfaDevice>>(known =>
                [.. known.Select(device => Describe(device, seen, account.VirtualSerialNumbers))
                    .OrderBy(device => device.SerialNumber, StringComparer.Ordinal)]);
            return (listed.Select(known => known.Count > 0), devices);
        }

        if (account.VirtualDevicesOf(entry) is { Value.Count: > 0 } found)
        {
            return (found.Select(_ => true), found.Select(OfVirtual));
        }

        var reason = seen?.MfaDevices is { IsNotAsked: false } failed ? failed.Reason : entry.NoRowReason;
        var active = FromReport(entry.Row, account.Report, reason);
        var none = active is { IsKnown: true, Value: false };
        return (active, none
            ? active.Select<IReadOnlyList<MfaDevice>>(_ => [])
            : Fact.Unknown<IReadOnlyList<MfaDevice>>(
                seen?.MfaDevices is { } tried ? tried.Reason : active.IsKnown ? "the user's devices were not listed" : active.Reason));
    }

    public static IReadOnlyList<MfaDevice> OfVirtual(IReadOnlyList<VirtualMfaDevice> devices) =>
    [
        .. devices.Select(device => new MfaDevice(
            device.SerialNumber,
            MfaDeviceKind.Virtual,
            device.EnabledAt,
            Fact.NotAsked<IReadOnlyDictionary<string, string>>("a virtual device has no certifications")))
            .OrderBy(device => device.SerialNumber, StringComparer.Ordinal),
    ];

    /// <summary>
    /// By the serial number's form: virtual devices and security keys have ARNs (<c>…:mfa/</c>, <c>…:u2f/</c>), tokens the number that is
    /// printed on them. An <c>…:mfa/</c> ARN that the list of virtual devices, once read, does not have is left unknown.
    /// </summary>
    public static MfaDeviceKind KindOf(
        string serialNumber, IReadOnlyDictionary<string, string>? certifications, IReadOnlySet<string>? virtualSerialNumbers)
    {
        if (virtualSerialNumbers?.Contains(serialNumber) == true)
        {
            return MfaDeviceKind.Virtual;
        }

        if (!serialNumber.StartsWith("arn:", StringComparison.Ordinal))
        {
            return MfaDeviceKind.HardwareToken;
        }

        var resource = serialNumber.Split(':', 6)[^1];
        return resource.StartsWith("u2f/", StringComparison.Ordinal) || certifications?.Keys.Any(IsFido) == true ? MfaDeviceKind.Fido
            : resource.StartsWith("mfa/", StringComparison.Ordinal) && virtualSerialNumbers is null ? MfaDeviceKind.Virtual
            : MfaDeviceKind.Unknown;
    }

    private static bool IsFido(string certification) => certification.StartsWith("FIDO", StringComparison.OrdinalIgnoreCase);

    private static MfaDevice Describe(ListedMfaDevice device, UserObservations seen, IReadOnlySet<string>? virtualSerialNumbers)
    {
        var certifications = seen.CertificationsOf(device.SerialNumber)
            ?? Fact.NotAsked<IReadOnlyDictionary<string, string>>("the device's certifications were not asked for");
        var kind = KindOf(device.SerialNumber, certifications.TryGet(out var known) ? known : null, virtualSerialNumbers);
        return new MfaDevice(device.SerialNumber, kind, device.EnabledAt, certifications);
    }

    private static Fact<bool> FromReport(CredentialReportRow? row, Provenance? report, string reason) => row?.MfaActive switch
    {
        ReportFlag.Yes => Fact.Known(true, report!),
        ReportFlag.No => Fact.Known(false, report!),
        null => Fact.Unknown<bool>(reason),
        _ => Fact.Unknown<bool>("the credential report's column about multi-factor devices could not be read"),
    };
}
