using Keytide.Compliance;
using Keytide.Scanning;

namespace Keytide.Settings;

/// <summary>What <c>keytide.yaml</c> says, read and checked; what it leaves out is at its default.</summary>
public sealed record KeytideSettings
{
    public static readonly KeytideSettings Default = new();

    public AuditSettings Audit { get; init; } = AuditSettings.Default;

    public OrganizationSettings Organization { get; init; } = OrganizationSettings.Default;

    public ScanSettings Scan { get; init; } = ScanSettings.Default;

    public RotationSettings Rotation { get; init; } = RotationSettings.Default;

    public SealingSettings Sealing { get; init; } = SealingSettings.Default;
}
