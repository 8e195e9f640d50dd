using Keytide.Rotation.Notices;

namespace Keytide.Tests.Rotation.Notices;

internal static class NoticeSamples
{
    public static readonly Notice Blocked = new(
        "rot-1/7", NoticeKind.Blocked, RotationSamples.Start, RotationSamples.Account, "deployer", RotationSamples.Old, "rot-1",
        "DestinationNotReady: secretsmanager:prod/db: AccessDenied", "Make it ready, then resume.", "services");

    /// <summary>What others may put into a notice, to say something else with it or to somebody else.</summary>
    public static readonly Notice Hostile = Blocked with
    {
        Id = "rot-1/8",
        UserName = "<!channel>\r\nBcc: all@example.com",
        Detail = "a & b <https://evil.example|click> \"quoted\"\r\n.\r\nMAIL FROM:<x@y>\r\n\u001b[31m ключ \ud83d\udd11 "
            + new string('x', 5000),
    };
}
