namespace Keytide.Compliance;

public static partial class Crosswalk
{
    private static readonly string[] Unused = ["key.unused", "key.never-used", "password.unused", "password.never-used"];

    // AWS Security Hub's page on IAM controls states its own ids, the Config rules, NIST SP 800-53 and 800-171, and PCI DSS 4.0.1; the
    // further frameworks follow the mappings that the Prowler project publishes for the same checks. Where those give no version, or the
    // catalogue has none, the version is empty.
    private static readonly (string[] Checks, ControlReference[] Controls)[] OtherRows =
    [
        (["key.age"],
        [
            .. SecurityHub("IAM.3"), .. BestPractices("IAM.3"), .. Config("ACCESS_KEYS_ROTATED"),
            .. Nist53("AC-2(1)", "AC-2(3)", "AC-3", "AC-3(15)"), .. Pci40("8.3.5", "8.3.7", "8.3.9", "8.3.10.1", "8.6.3"),
            .. Pci401("8.3.9", "8.6.3"), .. Hipaa("164.308(a)(3)(ii)(C)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)"),
            .. Other("FedRAMP Moderate", "", "AC-2(1)", "AC-2f", "AC-2j"), .. Other("ISO/IEC 27001", "2022", "A.5.15"),
            .. Other("GDPR", "", "Article 25"), .. Other("AWS Well-Architected Security Pillar", "", "SEC02-BP02", "SEC02-BP05"),
            .. Other("NIS2", "", "9.2.c"), .. Other("FFIEC CAT", "", "D3.PC.Am.B.6"),
            .. Other("C5", "", "IAM-10.01B", "CRY-03.01B"), .. Attack("T1078", "T1110", "T1550"),
        ]),
        (Unused,
        [
            .. SecurityHub("IAM.8", "IAM.22"), .. BestPractices("IAM.8"), .. Config("IAM_USER_UNUSED_CREDENTIALS_CHECK"),
            .. Nist53("AC-2", "AC-2(1)", "AC-2(3)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6"), .. Pci40("8.2.6"), .. Pci401("8.2.6"),
            .. Other("SOC 2", "", "CC1.3"), .. Nist171("3.1.1", "3.1.2", "3.5.6"),
        ]),
        (["root.access-key"],
        [
            .. SecurityHub("IAM.4"), .. BestPractices("IAM.4"), .. Config("IAM_ROOT_ACCESS_KEY_CHECK"),
            .. Nist53("AC-2(1)", "AC-3(7)", "AC-3(15)", "AC-6", "AC-6(2)", "AC-6(10)", "IA-2"),
            .. Other("AWS Well-Architected Security Pillar", "", "SEC01-BP02"),
        ]),
        (["root.mfa"],
        [
            .. SecurityHub("IAM.9"), .. Config("ROOT_ACCOUNT_MFA_ENABLED"), .. MfaControls(), .. Pci401("8.4.2"),
        ]),
        (["root.hardware-mfa"],
        [
            .. SecurityHub("IAM.6"), .. BestPractices("IAM.6"), .. Config("ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"), .. MfaControls(),
            .. Pci401("8.4.2"),
        ]),
        (["user.mfa-console"],
        [
            .. SecurityHub("IAM.5"), .. BestPractices("IAM.5"), .. Config("MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"), .. MfaControls(),
            .. Pci401("8.4.2"),
        ]),
        (["user.mfa-all"],
        [
            .. SecurityHub("IAM.19"), .. Config("IAM_USER_MFA_ENABLED"), .. MfaControls(), .. Pci401("8.4.2"),
            .. Nist171("3.3.8", "3.5.3", "3.5.4", "3.7.5"),
        ]),
        (["user.direct-policies"],
        [
            .. SecurityHub("IAM.2"), .. BestPractices("IAM.2"),
            .. Config("IAM_USER_NO_POLICIES_CHECK", "IAM_NO_INLINE_POLICY_CHECK", "IAM_USER_GROUP_MEMBERSHIP_CHECK"),
            .. Nist53("AC-2", "AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6", "AC-6(3)"),
            .. Nist171("3.1.1", "3.1.2", "3.1.7", "3.3.9", "3.13.3"),
        ]),
        (["policy.full-admin"],
        [
            .. SecurityHub("IAM.1"), .. BestPractices("IAM.1"), .. Config("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS"),
            .. Nist53("AC-2", "AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6", "AC-6(2)", "AC-6(3)", "AC-6(10)"),
            .. Nist171("3.1.4"),
        ]),
        (["policy.service-wildcard"],
        [
            .. SecurityHub("IAM.21"), .. BestPractices("IAM.21"), .. Config("IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS"),
            .. Nist53("AC-2", "AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6", "AC-6(2)", "AC-6(3)", "AC-6(10)"),
            .. Nist171("3.1.1", "3.1.2", "3.1.5", "3.1.7", "3.3.8", "3.3.9", "3.13.3", "3.13.4"),
        ]),
        (["policy.cloudshell"], [.. SecurityHub("IAM.27"), .. Config("IAM_POLICY_BLACKLISTED_CHECK")]),
        (["server-certificate.expired"], [.. SecurityHub("IAM.26"), .. Config("IAM_SERVER_CERTIFICATE_EXPIRATION_CHECK")]),
        (["user.tags"], [.. SecurityHub("IAM.25")]),
        (["password-policy.uppercase"], [.. Composition("IAM.11"), .. Pci401("8.3.6", "8.6.3")]),
        (["password-policy.lowercase"], [.. Composition("IAM.12"), .. Pci401("8.3.6", "8.6.3")]),
        (["password-policy.symbol"], [.. Composition("IAM.13")]),
        (["password-policy.number"], [.. Composition("IAM.14"), .. Pci401("8.3.6", "8.6.3")]),
        (["password-policy.length"],
        [
            .. SecurityHub("IAM.7", "IAM.15"), .. BestPractices("IAM.7"), .. Config("IAM_PASSWORD_POLICY"), .. Nist171("3.5.7"),
        ]),
        (["password-policy.reuse"],
        [
            .. SecurityHub("IAM.16"), .. Config("IAM_PASSWORD_POLICY"), .. Nist171("3.5.8"), .. Pci401("8.3.7"),
        ]),
        (["password-policy.expiry"],
        [
            .. SecurityHub("IAM.17"), .. Config("IAM_PASSWORD_POLICY"), .. Pci401("8.3.9", "8.3.10.1"),
        ]),
    ];

    private static ControlReference[] SecurityHub(params string[] ids) => Other("AWS Security Hub", "", ids);

    private static ControlReference[] BestPractices(params string[] ids) =>
        Other("AWS Foundational Security Best Practices", "1.0.0", ids);

    private static ControlReference[] Config(params string[] rules) => Other("AWS Config", "", rules);

    private static ControlReference[] Nist53(params string[] ids) => Other("NIST SP 800-53", "r5", ids);

    private static ControlReference[] Nist171(params string[] ids) => Other("NIST SP 800-171", "r2", ids);

    private static ControlReference[] Pci40(params string[] ids) => Other("PCI DSS", "4.0", ids);

    private static ControlReference[] Pci401(params string[] ids) => Other("PCI DSS", "4.0.1", ids);

    private static ControlReference[] Hipaa(params string[] ids) => Other("HIPAA Security Rule", "", ids);

    private static ControlReference[] Attack(params string[] ids) => Other("MITRE ATT&CK", "", ids);

    private static ControlReference[] Composition(string id) =>
        [.. SecurityHub("IAM.7", id), .. BestPractices("IAM.7"), .. Config("IAM_PASSWORD_POLICY"), .. Nist171("3.5.7")];

    private static ControlReference[] MfaControls() =>
    [
        .. Nist53("AC-2(1)", "AC-3(15)", "IA-2(1)", "IA-2(2)", "IA-2(6)", "IA-2(8)"), .. Pci40("8.4.1", "8.4.2", "8.4.3"),
        .. Hipaa("164.312(d)"), .. Other("ISO/IEC 27001", "2022", "A.8.5"),
    ];

    private static ControlReference[] Other(string framework, string version, params string[] ids) =>
        [.. ids.Select(id => new ControlReference(framework, version, id))];
}
