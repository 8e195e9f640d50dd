using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>Service-specific credentials, SSH keys, signing certificates and the credential report.</summary>
internal static class CredentialScenarios
{
    private const string SshKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB test";
    private const string NoSshKey = "APKAXXXXXXXXXXXXXXXXX";
    private const string NoCertificate = "NONEXISTENTCERTID12345678901";

    public static IEnumerable<(string File, string Test, Action<Play> Run)> All =>
    [
        Lifecycle("codecommit.amazonaws.com"),
        Lifecycle("cassandra.amazonaws.com"),
        ("iam", "TestIAMServiceSpecificCredentials::test_create_service_specific_credential_invalid_user", play =>
        {
            Create(play, "invalid-user-name-exception", "codecommit.amazonaws.com", "non-existent-user");
            Create(play, "invalid-user-and-service-exception", "nothing", "non-existent-user");
        }),
        ("iam", "TestIAMServiceSpecificCredentials::test_create_service_specific_credential_invalid_service", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            Create(play, "invalid-service-exception", "nonexistentservice.amazonaws.com");
            Create(play, "invalid-service-completely-malformed-exception", "o3on3n3onosneo");
            Create(play, "invalid-service-existing-but-unsupported-exception", "lambda.amazonaws.com");
        }),
        ("iam", "TestIAMServiceSpecificCredentials::test_list_service_specific_credential_different_service", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            ListOf(play, "list-service-specific-credentials-invalid-service", "nonexistentservice.amazonaws.com");
            Create(play, "create-service-specific-credential-response", "codecommit.amazonaws.com");
            ListOf(play, "list-service-specific-credentials-response-wrong-service", "cassandra.amazonaws.com");
        }),
        ("iam", "TestIAMServiceSpecificCredentials::test_delete_user_after_service_credential_created", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            Create(play, "create-service-specific-credential-response", "codecommit.amazonaws.com");
            play.Step("delete-user-existing-credential", "DeleteUser", "UserName", "u");
        }),
        Mismatch("totally-wrong-credential-id-with-hyphens"),
        Mismatch("satisfiesregexbutstillinvalid"),
        ("iam", "TestIAMServiceSpecificCredentials::test_id_match_user_mismatch", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            var id = Create(play, "create-service-specific-credential-response", "codecommit.amazonaws.com")["ServiceSpecificCredentialId"];
            On(play, "update-wrong-user-name", "Update", id, "wrong-user-name");
            On(play, "reset-wrong-user-name", "Reset", id, "wrong-user-name");
            On(play, "delete-wrong-user-name", "Delete", id, "wrong-user-name");
        }),
        ("iam", "TestIAMServiceSpecificCredentials::test_invalid_update_parameters", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            var id = Create(play, "create-service-specific-credential-response", "codecommit.amazonaws.com")["ServiceSpecificCredentialId"];
            On(play, "update-invalid-status", "Update", id, status: "Invalid");
        }),
        Ssh("test_upload_ssh_public_key", (play, _) =>
            play.Step("upload-response", "UploadSSHPublicKey", "UserName", "v", "SSHPublicKeyBody", SshKey)),
        Ssh("test_get_ssh_public_key", (play, id) => GetSsh(play, "get-response", id)),
        Ssh("test_get_ssh_public_key_not_found", (play, _) => GetSsh(play, "get-not-found", NoSshKey)),
        Ssh("test_list_ssh_public_keys", (play, _) =>
        {
            play.Step("list-empty", "ListSSHPublicKeys", "UserName", "v");
            play.Step("list-with-key", "ListSSHPublicKeys", "UserName", "u");
        }),
        Ssh("test_update_ssh_public_key", (play, id) =>
        {
            play.Step("update-response", "UpdateSSHPublicKey", "UserName", "u", "SSHPublicKeyId", id, "Status", "Inactive");
            GetSsh(play, "get-after-update", id);
        }),
        Ssh("test_update_ssh_public_key_not_found", (play, _) =>
            play.Step("update-not-found", "UpdateSSHPublicKey", "UserName", "u", "SSHPublicKeyId", NoSshKey, "Status", "Inactive")),
        Ssh("test_delete_ssh_public_key", (play, id) =>
        {
            play.Step("delete-response", "DeleteSSHPublicKey", "UserName", "u", "SSHPublicKeyId", id);
            play.Step("list-after-delete", "ListSSHPublicKeys", "UserName", "u");
        }),
        Ssh("test_delete_ssh_public_key_not_found", (play, _) =>
            play.Step("delete-not-found", "DeleteSSHPublicKey", "UserName", "u", "SSHPublicKeyId", NoSshKey)),
        ("signing_certificates", "TestSigningCertificate::test_signing_certificate_lifecycle", CertificateLifecycle),
        ("signing_certificates", "TestSigningCertificate::test_signing_certificate_errors", CertificateErrors),
        ("credential_report", "TestIAMCredentialReport::test_get_credential_report_before_generated", play =>
            play.Step("get-credential-report-without-generate-error", "GetCredentialReport")),
        ("credential_report", "TestIAMCredentialReport::test_credential_report", play =>
        {
            play.Step("create-user", "CreateUser", "UserName", "u");
            play.Step("create-login-profile", "CreateLoginProfile", "UserName", "u", "Password", "Aa1!Aa1!Aa1!");
            play.Step("create-access-key-1", "CreateAccessKey", "UserName", "u");
            play.Step("create-access-key-2", "CreateAccessKey", "UserName", "u");
            play.Step("initial-generate-response", "GenerateCredentialReport");
            play.World.Time.Advance(TimeSpan.FromSeconds(3));
            play.Step("generate-completed-response", "GenerateCredentialReport");
        }),
    ];

    private static (string File, string Test, Action<Play> Run) Lifecycle(string service) =>
        ("iam", $"TestIAMServiceSpecificCredentials::test_service_specific_credential_lifecycle[{service}]", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            var id = Create(play, "create-service-specific-credential-response", service)["ServiceSpecificCredentialId"];
            ListOf(play, "list-service-specific-credentials-response-before-update", service);
            On(play, "update-service-specific-credential-response", "Update", id);
            ListOf(play, "list-service-specific-credentials-response-after-update", service);
            On(play, "reset-service-specific-credential-response", "Reset", id);
            On(play, "delete-service-specific-credentials-response", "Delete", id);
        }
    );

    private static (string File, string Test, Action<Play> Run) Mismatch(string id) =>
        ("iam", $"TestIAMServiceSpecificCredentials::test_user_match_id_mismatch[{id}]", play =>
        {
            play.Step("create-user-response", "CreateUser", "UserName", "u");
            Create(play, "create-service-specific-credential-response", "codecommit.amazonaws.com");
            On(play, "update-wrong-id", "Update", id);
            On(play, "reset-wrong-id", "Reset", id);
            On(play, "delete-wrong-id", "Delete", id);
        }
    );

    private static Reply Create(Play play, string step, string service, string user = "u") =>
        play.Step(step, "CreateServiceSpecificCredential", "UserName", user, "ServiceName", service);

    private static void ListOf(Play play, string step, string service) =>
        play.Step(step, "ListServiceSpecificCredentials", "UserName", "u", "ServiceName", service);

    private static void On(Play play, string step, string verb, string id, string user = "u", string status = "Inactive")
    {
        string[] more = verb == "Update" ? ["Status", status] : [];
        play.Step(step, $"{verb}ServiceSpecificCredential", ["UserName", user, "ServiceSpecificCredentialId", id, .. more]);
    }

    private static (string File, string Test, Action<Play> Run) Ssh(string test, Action<Play, string> run) =>
        ("ssh_public_keys", $"TestSSHPublicKeys::{test}", play =>
        {
            play.Do("CreateUser", "UserName", "u");
            play.Do("CreateUser", "UserName", "v");
            run(play, play.Do("UploadSSHPublicKey", "UserName", "u", "SSHPublicKeyBody", SshKey)["SSHPublicKeyId"]);
        }
    );

    private static void GetSsh(Play play, string step, string id) =>
        play.Step(step, "GetSSHPublicKey", "UserName", "u", "SSHPublicKeyId", id, "Encoding", "SSH");

    private static void CertificateLifecycle(Play play)
    {
        play.Step("create-user", "CreateUser", "UserName", "u");
        var id = play.Step("upload-certificate", "UploadSigningCertificate", "UserName", "u", "CertificateBody", Pem())["CertificateId"];
        play.Step("list-certificates", "ListSigningCertificates", "UserName", "u");
        foreach (var status in new[] { "inactive", "active" })
        {
            play.Step(
                $"update-certificate-{status}", "UpdateSigningCertificate", "UserName", "u", "CertificateId", id,
                "Status", status == "active" ? "Active" : "Inactive");
            play.Step($"list-certificates-after-{status}", "ListSigningCertificates", "UserName", "u");
        }

        play.Step("delete-certificate", "DeleteSigningCertificate", "UserName", "u", "CertificateId", id);
        play.Step("list-certificates-after-delete", "ListSigningCertificates", "UserName", "u");
    }

    private static void CertificateErrors(Play play)
    {
        var nobody = "nonexistent-user";
        play.Step("create-user", "CreateUser", "UserName", "u");
        play.Step("upload-nonexistent-user-error", "UploadSigningCertificate", "UserName", nobody, "CertificateBody", Pem());
        play.Step("list-certificates-nonexistent-user-error", "ListSigningCertificates", "UserName", nobody);
        string[] ofNobody = ["UserName", nobody, "CertificateId", NoCertificate];
        play.Step("delete-certificate-nonexistent-user-error", "DeleteSigningCertificate", ofNobody);
        play.Step("update-certificate-nonexistent-user-error", "UpdateSigningCertificate", [.. ofNobody, "Status", "Inactive"]);
        play.Step(
            "upload-invalid-certificate-error", "UploadSigningCertificate", "UserName", "u", "CertificateBody", "invalid-certificate-body");
        string[] none = ["UserName", "u", "CertificateId", NoCertificate];
        play.Step("update-nonexistent-certificate-error", "UpdateSigningCertificate", [.. none, "Status", "Inactive"]);
        play.Step("delete-nonexistent-certificate-error", "DeleteSigningCertificate", none);
        play.Step("upload-certificate-1", "UploadSigningCertificate", "UserName", "u", "CertificateBody", Pem());
        play.Step("upload-certificate-2", "UploadSigningCertificate", "UserName", "u", "CertificateBody", Pem());
        play.Step("upload-exceeds-limit-error", "UploadSigningCertificate", "UserName", "u", "CertificateBody", Pem());
    }

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(start, start.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
