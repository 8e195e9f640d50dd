using Keytide.Inventory;
using static Keytide.Tests.Inventory.Observed;

namespace Keytide.Tests.Inventory;

public sealed class CredentialsTests
{
    [Fact]
    public void Every_kind_of_credential_is_a_row()
    {
        var seen = Of(ReportText.User("bob")).WithDetails(Detail("bob"));
        seen.VirtualMfaDevices = Listed(
            new VirtualMfaDevice("arn:aws:iam::123456789012:mfa/bob", "arn:aws:iam::123456789012:user/bob", Now),
            new VirtualMfaDevice("arn:aws:iam::123456789012:mfa/root", "arn:aws:iam::123456789012:root", Now));
        seen.ServiceSpecificCredentials = Listed(new OwnedServiceCredential(
            "bob", new ServiceSpecificCredential("ACCA1", "bedrock.amazonaws.com", CredentialStatus.Expired, Now, Now, null, null)));
        seen.ServerCertificates = Listed(
            new ServerCertificate("ASCA1", "old", "arn:aws:iam::123456789012:server-certificate/old", null, Now.AddDays(-1)),
            new ServerCertificate("ASCA2", "new", "arn:aws:iam::123456789012:server-certificate/new", null, Now.AddDays(1)));
        seen.Of("bob").AccessKeys = Listed(Listing('A', "2024-03-01T10:00:00Z"));
        seen.Of("bob").SigningCertificates = Listed(new SigningCertificate("CERT1", CredentialStatus.Inactive, Now));
        seen.Of("bob").SshPublicKeys = Listed(new SshPublicKey("APKA1", CredentialStatus.Active, Now));

        var rows = Credentials.Of(SnapshotBuilder.Build(seen));
        Assert.Equal(
            [
                "<root_account> Password  Active",
                "<root_account> MfaDevice arn:aws:iam::123456789012:mfa/root Active",
                "bob Password  Active",
                $"bob AccessKey {Key('A')} Active",
                "bob MfaDevice arn:aws:iam::123456789012:mfa/bob Active",
                "bob SigningCertificate CERT1 Inactive",
                "bob SshPublicKey APKA1 Active",
                "bob ServiceSpecificCredential ACCA1 Expired",
                "123456789012 ServerCertificate ASCA1 Expired",
                "123456789012 ServerCertificate ASCA2 Active",
            ],
            rows.Select(row => $"{row.Principal.Name} {row.Kind} {row.Id} {row.Status}"));
        Assert.Equal(Enum.GetValues<CredentialKind>().Length, rows.Select(row => row.Kind).Distinct().Count());
        var recorded = rows.Where(row => row.LastUse.IsKnown).Select(row => row.Kind).Distinct();
        Assert.Equal([CredentialKind.Password, CredentialKind.AccessKey], recorded);
    }

    [Fact]
    public void What_is_unknown_has_no_row()
    {
        var seen = new AccountObservations(Account, Partition.Aws);
        Assert.Empty(Credentials.Of(SnapshotBuilder.Build(seen)));
    }
}
