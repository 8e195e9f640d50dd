namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>Second factors and identity providers.</summary>
internal static class DeviceScenarios
{
    private const string NoProvider = "arn:aws:iam::111111111111:oidc-provider/non-existent.example.com";

    public static IEnumerable<(string File, string Test, Action<Play> Run)> All =>
    [
        ("mfa", "TestVirtualMfaDevice::test_list_virtual_mfa_devices", play =>
        {
            for (var i = 0; i < 3; i++)
            {
                play.Step($"create-virtual-mfa-device-{i}", "CreateVirtualMFADevice", "VirtualMFADeviceName", $"device-{i}");
            }

            play.Step("list-unassigned", "ListVirtualMFADevices", "AssignmentStatus", "Unassigned");
            play.Step("list-assigned", "ListVirtualMFADevices", "AssignmentStatus", "Assigned");
            play.Step("list-any", "ListVirtualMFADevices", "AssignmentStatus", "Any");
            play.Step("list-invalid-marker-error", "ListVirtualMFADevices", "Marker", "not-a-marker");
        }),
        MfaLifecycle("None", null),
        MfaLifecycle("/", "/"),
        MfaLifecycle("/test-path/", "/test-path/"),
        MfaLifecycle("/test//double/", "/test//double/"),
        ("mfa", "TestVirtualMfaDevice::test_virtual_mfa_device_errors", MfaErrors),
        ("mfa", "TestVirtualMfaDevice::test_enable_mfa_device_errors", play =>
        {
            var serial = "arn:aws:iam::111111111111:mfa/nonexistent-mfa";
            play.Do("CreateUser", "UserName", "u");
            Enable(play, "enable-mfa-nonexistent-user-error", "nonexistent-user", serial);
            play.Step(
                "deactivate-mfa-nonexistent-user-error", "DeactivateMFADevice", "UserName", "nonexistent-user", "SerialNumber", serial);
            play.Step("deactivate-nonexistent-mfa-error", "DeactivateMFADevice", "UserName", "u", "SerialNumber", serial);
        }),
        ("mfa", "TestVirtualMfaDevice::test_enable_virtual_mfa_device", EnableAndDisable),
        ("mfa", "TestVirtualMfaDevice::test_enable_mfa_device_already_attached", play =>
        {
            play.Do("CreateUser", "UserName", "u");
            play.World.Account.Users.Find("u")!.AddVirtualMfa(play.World.Time.Now, "d");
            Enable(play, "enable-mfa-already-attached-error", "u", "arn:aws:iam::111111111111:mfa/d");
        }),
        ("oidc", "TestOIDCProviderCreate::test_create_open_id_connect_provider", play =>
        {
            play.Step("create-https", "CreateOpenIDConnectProvider", "Url", "https://a.example.com");
            play.Step("create-with-client", "CreateOpenIDConnectProvider", "Url", "https://b.example.com", "ClientIDList.member.1", "c");
            play.Step("create-with-path", "CreateOpenIDConnectProvider", "Url", "https://c.example.com/path");
        }),
        ("oidc", "TestOIDCProviderCreateErrors::test_create_open_id_connect_provider_duplicate_error", play =>
        {
            play.Do("CreateOpenIDConnectProvider", "Url", "https://oidc-dup-04669428.example.com");
            play.Step("duplicate-error", "CreateOpenIDConnectProvider", "Url", "https://oidc-dup-04669428.example.com");
        }),
        ("oidc", "TestOIDCProviderCreateErrors::test_create_open_id_connect_provider_too_many_thumbprints", play =>
            play.Step(
                "too-many-thumbprints", "CreateOpenIDConnectProvider", ["Url", "https://a.example.com", .. Many("ThumbprintList", 6)])),
        ("oidc", "TestOIDCProviderCreateErrors::test_create_open_id_connect_provider_quota_error", play =>
            play.Step("quota-error", "CreateOpenIDConnectProvider", ["Url", "https://a.example.com", .. Many("ClientIDList", 101)])),
        ("oidc", "TestOIDCProviderCreateErrors::test_create_open_id_connect_provider_invalid_url", play =>
            play.Step("invalid-url", "CreateOpenIDConnectProvider", "Url", "not a url")),
        ("oidc", "TestOIDCProviderOperations::test_get_open_id_connect_provider_not_found", play =>
            play.Step("not-found-error", "GetOpenIDConnectProvider", "OpenIDConnectProviderArn", NoProvider)),
        ("oidc", "TestOIDCProviderOperations::test_delete_open_id_connect_provider", play =>
        {
            var arn = play.Do("CreateOpenIDConnectProvider", "Url", "https://a.example.com")["OpenIDConnectProviderArn"];
            play.Step("delete-response", "DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", arn);
            play.Step("get-not-found-error", "GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn);
            play.Step("deletion-not-found-error", "DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", arn);
        }),
        ("oidc", "TestOIDCProviderOperations::test_get_open_id_connect_provider", play =>
        {
            var arn = play.Do(
                "CreateOpenIDConnectProvider", "Url", "https://a.example.com", "ClientIDList.member.1", "client-id-1",
                "ThumbprintList.member.1", new string('b', 40))["OpenIDConnectProviderArn"];
            play.Step("get-response", "GetOpenIDConnectProvider", "OpenIDConnectProviderArn", arn);
        }),
        ("oidc", "TestOIDCProviderTags::test_list_open_id_connect_provider_tags", play =>
        {
            var arn = play.Do("CreateOpenIDConnectProvider", ["Url", "https://a.example.com", .. Tags(2)])["OpenIDConnectProviderArn"];
            play.Step("list-tags-response", "ListOpenIDConnectProviderTags", "OpenIDConnectProviderArn", arn);
        }),
        ("oidc", "TestOIDCProviderTags::test_open_id_connect_provider_tags_limit", play =>
        {
            var arn = play.Do("CreateOpenIDConnectProvider", ["Url", "https://a.example.com", .. Tags(50)])["OpenIDConnectProviderArn"];
            play.Step(
                "tags-limit-error", "TagOpenIDConnectProvider", "OpenIDConnectProviderArn", arn,
                "Tags.member.1.Key", "one-more", "Tags.member.1.Value", "v");
        }),
    ];

    private static (string File, string Test, Action<Play> Run) MfaLifecycle(string name, string? path) =>
        ("mfa", $"TestVirtualMfaDevice::test_virtual_mfa_device_lifecycle[{name}]", play =>
        {
            string[] more = path is null ? [] : ["Path", path];
            var serial = play.Step("create-mfa-device", "CreateVirtualMFADevice", ["VirtualMFADeviceName", "d", .. more])["SerialNumber"];
            play.Step("list-mfa-devices", "ListVirtualMFADevices");
            play.Step("delete-mfa-device", "DeleteVirtualMFADevice", "SerialNumber", serial);
        }
    );

    private static void MfaErrors(Play play)
    {
        void Create(string step, params string[] more) =>
            play.Step(step, "CreateVirtualMFADevice", ["VirtualMFADeviceName", "d", .. more]);
        Create("create-mfa-device");
        Create("create-duplicate-error");
        Create("create-invalid-path-no-leading-slash-error", "Path", "test/");
        Create("create-invalid-path-no-trailing-slash-error", "Path", "/test");
        Create("create-path-too-long-error", "Path", $"/{new string('a', 512)}/");
        play.Step(
            "delete-nonexistent-error", "DeleteVirtualMFADevice", "SerialNumber", "arn:aws:iam::111111111111:mfa/nonexistent-device");
    }

    private static void EnableAndDisable(Play play)
    {
        play.Step("create-user", "CreateUser", "UserName", "u");
        var serial = play.Step("create-mfa-device", "CreateVirtualMFADevice", "VirtualMFADeviceName", "d")["SerialNumber"];
        play.Step("list-mfa-devices-before", "ListMFADevices", "UserName", "u");
        Enable(play, "enable-mfa-device", "u", serial);
        play.Step("list-mfa-devices-after", "ListMFADevices", "UserName", "u");
        play.Step("list-assigned-with-user", "ListVirtualMFADevices", "AssignmentStatus", "Assigned");
        play.Step("deactivate-mfa-device", "DeactivateMFADevice", "UserName", "u", "SerialNumber", serial);
        // The recording goes on with a list that does not show the device yet: that was AWS's staleness, not its rule.
        play.Step("list-mfa-devices-after-deactivate", "ListMFADevices", "UserName", "u");
    }

    private static void Enable(Play play, string step, string user, string serial) =>
        play.Step(
            step, "EnableMFADevice", "UserName", user, "SerialNumber", serial,
            "AuthenticationCode1", "123456", "AuthenticationCode2", "654321");

    private static IEnumerable<string> Many(string list, int count) =>
        Enumerable.Range(1, count).SelectMany(i => new[] { $"{list}.member.{i}", new string('a', 37) + i.ToString("D3") });

    private static IEnumerable<string> Tags(int count) =>
        Enumerable.Range(1, count).SelectMany(i => new[] { $"Tags.member.{i}.Key", $"k{i}", $"Tags.member.{i}.Value", $"v{i}" });
}
