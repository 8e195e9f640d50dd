using Keytide.Settings;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>The demo's <c>keytide.yaml</c>, read as any other.</summary>
internal static class DemoSettings
{
    public const string Role = "KeytideRotation";

    private const string Text = $$"""
        rotation:
          role: {{Role}}
          fleet: { atOnce: 60, atOncePerAccount: 15, lookEvery: 3d, stop: { percent: 50, ofLast: 20 } }
          policies:
            - name: people
              users: ["*.*"]
              maximumAge: 90d
              destinations: ["credentials-file:/home/{user}/.aws/credentials#default"]
            - name: machines
              users: ["*"]
              maximumAge: 90d
              destinations: ["secretsmanager:prod/{user}"]
        """;

    public static RotationSettings Read(DateTimeOffset now) => SettingsReader.Read(Text, "the demo's keytide.yaml", now).Rotation;
}
