using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class RootJoinTests
{
    private const string SerialOfRoot = "arn:aws:iam::123456789012:mfa/root-account-mfa-device";

    [Fact]
    public void Root_is_read_from_its_row()
    {
        var root = Join(Of());
        Assert.Equal("arn:aws:iam::123456789012:root", root.Principal.Arn);
        Assert.Equal(At("2024-01-01T00:00:00Z"), root.Password.Value.LastUse.Value.At);
        Assert.True(root.MfaActive.Value);
        Assert.Empty(root.AccessKeys.Value);
        Assert.False(root.AccessKeyPresent.Value);
    }

    [Fact]
    public void The_summary_is_later_than_the_report_and_right()
    {
        var seen = Of();
        seen.Summary = Summary(("AccountAccessKeysPresent", 1), ("AccountMFAEnabled", 0), ("AccountSigningCertificatesPresent", 1));
        var root = Join(seen);
        Assert.True(root.AccessKeyPresent.Value);
        Assert.Equal(CredentialStatus.Unknown, Assert.Single(root.AccessKeys.Value).Status);
        Assert.False(root.MfaActive.Value);
        Assert.Single(root.SigningCertificates.Value);
        Assert.Equal(Now, root.MfaActive.Provenance!.ObservedAt);
    }

    [Fact]
    public void A_key_of_root_deleted_since_the_report_is_gone()
    {
        var seen = OfRoot(key: "true,2024-05-01T10:00:00Z,2024-08-01T00:00:00Z,us-east-1,iam");
        Assert.Equal("iam", Assert.Single(Join(seen).AccessKeys.Value).LastUse.Value.Service);
        seen.Summary = Summary(("AccountAccessKeysPresent", 0));
        Assert.Empty(Join(seen).AccessKeys.Value);
    }

    [Fact]
    public void Without_a_row_and_a_summary_nothing_is_claimed()
    {
        var root = Join(new AccountObservations(Account, Partition.Aws));
        Assert.False(root.Password.IsKnown || root.MfaActive.IsKnown || root.MfaIsHardware.IsKnown || root.AccessKeys.IsKnown
            || root.AccessKeyPresent.IsKnown || root.SigningCertificates.IsKnown || root.MfaDevices.IsKnown);
    }

    [Fact]
    public void An_old_report_that_does_not_speak_of_the_password_is_helped_by_the_summary()
    {
        var seen = OfRoot(password: "not_supported,2024-01-01T00:00:00Z,not_supported,not_supported");
        Assert.False(Join(seen).Password.IsKnown);
        seen.Summary = Summary(("AccountPasswordPresent", 1));
        Assert.Equal(At("2024-01-01T00:00:00Z"), Join(seen).Password.Value.LastUse.Value.At);
        seen.Summary = Summary(("AccountPasswordPresent", 0));
        Assert.False(Join(seen).Password.Value.Enabled);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:mfa/my-phone", false)]
    [InlineData("arn:aws:iam::123456789012:root", SerialOfRoot, false)]
    [InlineData("arn:aws:iam::123456789012:user/bob", SerialOfRoot, true)]
    [InlineData("", SerialOfRoot, false)]
    public void Root_has_hardware_when_no_virtual_device_is_roots(string? owner, string? serialNumber, bool hardware)
    {
        var seen = Of();
        VirtualMfaDevice[] devices = serialNumber is null ? [] : [new VirtualMfaDevice(serialNumber, owner is "" ? null : owner, Now)];
        seen.VirtualMfaDevices = Listed(devices);
        seen.Summary = Summary(("AccountMFAEnabled", 1));
        Assert.Equal(hardware, Join(seen).MfaIsHardware.Value);
    }

    [Fact]
    public void Roots_old_device_that_is_assigned_to_nobody_does_not_count()
    {
        var seen = Of();
        seen.VirtualMfaDevices = Listed(new VirtualMfaDevice(SerialOfRoot, UserArn: null, EnabledAt: null));
        Assert.True(Join(seen).MfaIsHardware.Value);
        Assert.Equal([SerialOfRoot], SnapshotBuilder.Build(seen).UnassignedMfaDevices.Value);
    }

    private static AccountObservations OfRoot(
        string password = "true,2024-01-01T00:00:00Z,not_supported,not_supported", string key = ReportText.NoKey)
    {
        var row = $"<root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00Z,{password},true,"
            + $"{key},{ReportText.NoKey},false,N/A,false,N/A";
        var report = FromReport(ReportText.Parse(ReportText.Header + "\n" + row).Report!);
        return new AccountObservations(Account, Partition.Aws) { Report = report };
    }

    private static RootFacts Join(AccountObservations seen) => SnapshotBuilder.Build(seen).Root;

    private static Fact<IReadOnlyDictionary<string, int>> Summary(params (string Name, int Value)[] counters) =>
        Live<IReadOnlyDictionary<string, int>>(counters.ToDictionary(counter => counter.Name, counter => counter.Value));
}
