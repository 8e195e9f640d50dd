namespace Keytide.Compliance;

public static partial class Crosswalk
{
    // Numbers and assessments from the benchmarks as the Prowler project (1.4 to 7.0) and AWS Security Hub (1.2.0) publish them. 5.0.0 lost
    // the control about security questions, 6.0.0 made IAM section 2, and 7.0.0 put organizations first and dropped two controls.
    private static readonly CisRow[] CisRows =
    [
        // level, 1.2.0, 1.4.0 1.5.0, 2.0.0 3.0.0, 4.0.1, 5.0.0, 6.0.0, 7.0.0, checks
        new(2, null, null, null, null, null, null, "2.1.1 M", "root.centralized", "root.password"),
        new(1, "1.12", "1.4 A", "1.4 A", "1.4 A", "1.3 A", "2.3 A", "2.4 A", "root.access-key"),
        new(1, "1.13", "1.5 A", "1.5 A", "1.5 A", "1.4 A", "2.4 A", "2.5 A", "root.mfa"),
        new(2, "1.14", "1.6 A", "1.6 A", "1.6 M", "1.5 M", "2.5 M", "2.6 M", "root.hardware-mfa"),
        new(1, "1.1", "1.7 A", "1.7 A", "1.7 M", "1.6 M", "2.6 M", "2.7 M", "root.recent-use"),
        new(1, "1.5", null, null, null, null, null, null, "password-policy.uppercase"),
        new(1, "1.6", null, null, null, null, null, null, "password-policy.lowercase"),
        new(1, "1.7", null, null, null, null, null, null, "password-policy.symbol"),
        new(1, "1.8", null, null, null, null, null, null, "password-policy.number"),
        new(1, "1.9", "1.8 A", "1.8 A", "1.8", "1.7", "2.7", "2.8", "password-policy.length"),
        new(1, "1.10", "1.9 A", "1.9 A", "1.9", "1.8", "2.8", "2.9", "password-policy.reuse"),
        new(1, "1.11", null, null, null, null, null, null, "password-policy.expiry"),
        new(1, "1.2", "1.10 A", "1.10 A", "1.10", "1.9", "2.9", "2.10", "user.mfa-console"),
        new(1, "1.21", "1.11 A", "1.11 A", "1.11 M", "1.10 M", "2.10 M", null, "key.at-user-creation"),
        new(1, "1.3", "1.12 A", "1.12 A", "1.12", "1.11", "2.11", "2.11",
            "key.unused", "key.never-used", "password.unused", "password.never-used"),
        new(1, null, "1.13 A", "1.13 A", "1.13", "1.12", "2.12", null, "key.multiple-active"),
        new(1, "1.4", "1.14 A", "1.14 A", "1.14", "1.13", "2.13", "2.12", "key.age"),
        new(1, "1.16", "1.15 A", "1.15 A", "1.15", "1.14", "2.14", "2.13", "user.direct-policies"),
        new(1, "1.22", "1.16 A", "1.16 A", "1.16", "1.15", "2.15", "2.14", "policy.full-admin"),
        new(1, null, "1.19 A", "1.19 A", "1.19", "1.18", "2.18", "2.17", "server-certificate.expired"),
        new(2, null, "1.21 M", "1.21 M", "1.21 M", "1.20 M", "2.20 M", "2.19 M", "user.exists"),
        new(1, null, null, "1.22 M", "1.22", "1.21", "2.21", "2.20", "policy.cloudshell"),
    ];
}
