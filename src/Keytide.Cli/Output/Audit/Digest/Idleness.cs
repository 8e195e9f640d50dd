using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>How long the active credentials of one kind have not been used.</summary>
public sealed class Idleness(CredentialKind kind)
{
    private const int Recent = 45;
    private const int Quarter = 90;
    private const int Year = 365;

    public CredentialKind Kind { get; } = kind;

    /// <summary>Used within 45 days.</summary>
    public long InUse { get; private set; }

    /// <summary>Last used 45 to 89 days ago.</summary>
    public long Idle45 { get; private set; }

    /// <summary>Last used 90 to 364 days ago.</summary>
    public long Idle90 { get; private set; }

    /// <summary>Last used a year ago or earlier.</summary>
    public long Idle365 { get; private set; }

    public long Never { get; private set; }

    public long Unknown { get; private set; }

    /// <summary>Unused for 45 days or more, or never used. What is unknown is not among them.</summary>
    public long Unused => Idle45 + Idle90 + Idle365 + Never;

    public long Total => InUse + Idle45 + Idle90 + Idle365 + Never + Unknown;

    public void Add(Credential credential, DateTimeOffset asOf)
    {
        if (credential.Kind != Kind || credential.Status != CredentialStatus.Active)
        {
            return;
        }

        if (!credential.LastUse.TryGet(out var use))
        {
            Unknown++;
        }
        else if (use.At is not { } at)
        {
            Never++;
        }
        else
        {
            AddUsed(Timestamp.WholeDays(at, asOf));
        }
    }

    private void AddUsed(int days)
    {
        switch (days)
        {
            case < Recent:
                InUse++;
                break;
            case < Quarter:
                Idle45++;
                break;
            case < Year:
                Idle90++;
                break;
            default:
                Idle365++;
                break;
        }
    }
}
