using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class PasswordAndMfaJoinTests
{
    private static string Row(string password, string mfa = "false") =>
        $"bob,arn:aws:iam::123456789012:user/bob,2024-01-02T03:04:05Z,{password},{mfa},"
        + $"{ReportText.NoKey},{ReportText.NoKey},false,N/A,false,N/A";

    [Fact]
    public void A_password_never_used_is_known_to_be_so()
    {
        var password = Of(Row("true,no_information,2024-02-01T00:00:00Z,2024-05-01T00:00:00Z")).User("bob").Password.Value;
        Assert.Equal(LastUse.Never, password.LastUse.Value);
        Assert.Equal(At("2024-02-01T00:00:00Z"), password.ChangedAt);
        Assert.Equal(At("2024-05-01T00:00:00Z"), password.NextRotation);
    }

    [Fact]
    public void A_password_removed_since_the_report_is_gone()
    {
        var seen = Of(Row("true,2024-08-01T00:00:00Z,2024-02-01T00:00:00Z,N/A"));
        seen.Of("bob").LoginProfile = Live(LoginProfile.None);
        var password = seen.User("bob").Password;
        Assert.False(password.Value.Enabled);
        Assert.Equal(Now, password.Provenance!.ObservedAt);
    }

    [Fact]
    public void A_password_that_is_still_there_keeps_the_dates_of_the_report()
    {
        var seen = Of(Row("true,2024-03-01T00:00:00Z,2024-02-01T00:00:00Z,N/A"));
        seen.Of("bob").LoginProfile = Live(new LoginProfile(At("2024-01-02T03:04:05Z")));
        seen.Of("bob").PasswordLastUse = Live(new LastUse(At("2024-09-01T09:00:00Z")));
        var password = seen.User("bob").Password;
        Assert.Equal(Now, password.Provenance!.ObservedAt);
        Assert.Equal(At("2024-02-01T00:00:00Z"), password.Value.ChangedAt);
        Assert.Equal(At("2024-09-01T09:00:00Z"), password.Value.LastUse.Value.At);
    }

    [Fact]
    public void A_password_made_since_the_report_has_an_unknown_last_use()
    {
        var seen = Of(Row("false,N/A,N/A,N/A"));
        seen.Of("bob").LoginProfile = Live(new LoginProfile(At("2024-09-01T09:00:00Z")));
        var password = seen.User("bob").Password.Value;
        Assert.True(password.Enabled);
        Assert.Equal(At("2024-09-01T09:00:00Z"), password.ChangedAt);
        Assert.False(password.LastUse.IsKnown);
    }

    [Fact]
    public void A_password_removed_and_made_again_since_the_report_does_not_inherit_the_old_ones_use()
    {
        var seen = Of(Row("true,2024-08-01T00:00:00Z,2024-02-01T00:00:00Z,2024-12-01T00:00:00Z"));
        seen.Of("bob").LoginProfile = Live(new LoginProfile(At("2024-09-01T09:00:00Z")));
        var password = seen.User("bob").Password.Value;
        Assert.Equal((At("2024-09-01T09:00:00Z"), null), (password.ChangedAt, password.NextRotation));
        Assert.False(password.LastUse.IsKnown);

        var report = new InventoryScope(FactGroups.CredentialReport);
        Assert.Equal(new InventoryCall(IamActions.GetUser, "bob"), Assert.Single(CallPlan.Next(seen, report)));
        seen.Of("bob").PasswordLastUse = Live(LastUse.Never);
        Assert.Equal(LastUse.Never, seen.User("bob").Password.Value.LastUse.Value);
        Assert.Empty(CallPlan.Next(seen, report));
    }

    [Fact]
    public void A_virtual_device_assigned_since_the_report_counts()
    {
        var seen = Of(Row("true,no_information,2024-02-01T00:00:00Z,N/A"));
        seen.VirtualMfaDevices = Listed(Virtual("bob"));
        var bob = seen.User("bob");
        Assert.True(bob.MfaActive.Value);
        Assert.Equal(MfaDeviceKind.Virtual, Assert.Single(bob.MfaDevices.Value).Kind);
    }

    [Fact]
    public void The_report_alone_tells_that_there_is_a_device_and_not_which()
    {
        var seen = Of(Row("true,no_information,2024-02-01T00:00:00Z,N/A", mfa: "true"));
        seen.VirtualMfaDevices = Listed<VirtualMfaDevice>();
        Assert.True(seen.User("bob").MfaActive.Value);
        Assert.False(seen.User("bob").MfaDevices.IsKnown);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:mfa/bob", MfaDeviceKind.Virtual)]
    [InlineData("arn:aws:iam::123456789012:u2f/user/bob/key-ABCDEF", MfaDeviceKind.Fido)]
    [InlineData("arn:aws:iam::123456789012:mfa/not-in-the-list", MfaDeviceKind.Unknown)]
    [InlineData("arn:aws:iam::123456789012:sms-mfa/bob", MfaDeviceKind.Unknown)]
    [InlineData("GAHT12345678", MfaDeviceKind.HardwareToken)]
    public void The_kind_of_a_device_is_told_by_its_serial_number(string serialNumber, MfaDeviceKind kind)
    {
        var seen = Of(Row("false,N/A,N/A,N/A", mfa: "true"));
        seen.VirtualMfaDevices = Listed(new VirtualMfaDevice("arn:aws:iam::123456789012:mfa/bob", UserArn: null, EnabledAt: null));
        seen.Of("bob").MfaDevices = Listed(new ListedMfaDevice(serialNumber, Now));
        Assert.Equal(kind, Assert.Single(seen.User("bob").MfaDevices.Value).Kind);
    }

    [Fact]
    public void Certifications_tell_a_security_key_whatever_its_serial_number()
    {
        var seen = Of(Row("false,N/A,N/A,N/A", mfa: "true"));
        const string SerialNumber = "arn:aws:iam::123456789012:other/bob";
        seen.Of("bob").MfaDevices = Listed(new ListedMfaDevice(SerialNumber, Now));
        seen.Of("bob").SetCertifications(
            SerialNumber, Live<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["FIDO-FIPS-140-2"] = "L2" }));
        Assert.Equal(MfaDeviceKind.Fido, Assert.Single(seen.User("bob").MfaDevices.Value).Kind);
    }

    [Fact]
    public void A_device_removed_since_the_report_no_longer_counts()
    {
        var seen = Of(Row("true,no_information,2024-02-01T00:00:00Z,N/A", mfa: "true"));
        seen.Of("bob").MfaDevices = Listed<ListedMfaDevice>();
        Assert.False(seen.User("bob").MfaActive.Value);
    }

    private static VirtualMfaDevice Virtual(string name) =>
        new($"arn:aws:iam::123456789012:mfa/{name}", $"arn:aws:iam::123456789012:user/{name}", Now);
}
