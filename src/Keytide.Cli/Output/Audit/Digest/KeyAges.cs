using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>How old the active access keys are.</summary>
public sealed class KeyAges
{
    /// <summary>A class of ages: up to and including so many days, and what it is called.</summary>
    public sealed record Span(string Name, int UpToDays)
    {
        public long Keys { get; internal set; }
    }

    /// <summary>Youngest first. A class ends at 90 and at 365 days, the limits of the checks.</summary>
    public IReadOnlyList<Span> Spans { get; } =
    [
        new("≤ 30 d", 30),
        new("31–60 d", 60),
        new("61–90 d", 90),
        new("91–180 d", 180),
        new("181–365 d", 365),
        new("1–2 y", 730),
        new("2–3 y", 1095),
        new("3–5 y", 1825),
        new("> 5 y", int.MaxValue),
    ];

    /// <summary>Active keys whose age is not known.</summary>
    public long Unknown { get; private set; }

    public long Total => Spans.Sum(span => span.Keys) + Unknown;

    public long OlderThan(int days) => Spans.Where(span => span.UpToDays > days).Sum(span => span.Keys);

    public void Add(Credential credential, DateTimeOffset asOf)
    {
        if (credential is not { Kind: CredentialKind.AccessKey, Status: CredentialStatus.Active })
        {
            return;
        }

        if (CredentialAge.Of(credential, asOf).AgeDays is { } days)
        {
            Spans.First(span => days <= span.UpToDays).Keys++;
        }
        else
        {
            Unknown++;
        }
    }
}
