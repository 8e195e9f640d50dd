namespace Keytide.Sandbox.World;

/// <summary>
/// Awkward behaviour of Secrets Manager, Parameter Store, Organizations and CloudTrail that AWS shows now and then, off unless set.
/// One of these for the whole world: <c>world.Part&lt;ServiceKnobs&gt;()</c>.
/// </summary>
public sealed class ServiceKnobs
{
    private static readonly Dictionary<string, Action<ServiceKnobs>> Named = new(StringComparer.Ordinal)
    {
        ["secrets-unreadable"] = knobs => knobs.SecretReadableAfter = TimeSpan.FromSeconds(5),
        ["empty-pages"] = knobs => knobs.EmptyPages = true,
        ["organizations-busy"] = knobs => knobs.OrganizationsRefuseOneIn = 4,
        ["events-late"] = knobs => knobs.EventDelay = TimeSpan.FromMinutes(5),
    };

    /// <summary>The names that <see cref="TurnOn"/> knows.</summary>
    public static IReadOnlyCollection<string> Names => Named.Keys;

    /// <summary>For so long after a write GetSecretValue answers from before it (seen with AWSPENDING, aws-sdk-js-v3#7701).</summary>
    public TimeSpan SecretReadableAfter { get; set; }

    /// <summary>Every other page of Organizations and Parameter Store is empty and has a NextToken, as both document.</summary>
    public bool EmptyPages { get; set; }

    /// <summary>One call in so many to Organizations is refused with TooManyRequestsException; 0 means none.</summary>
    public int OrganizationsRefuseOneIn { get; set; }

    /// <summary>How long after the call LookupEvents shows it. AWS: typically about 5 minutes, up to 15 (unverified).</summary>
    public TimeSpan EventDelay { get; set; }

    /// <summary>LookupEvents allows two calls a second per account and region; false lifts that.</summary>
    public bool LimitLookups { get; set; } = true;

    /// <summary>Sets one of them, by name, to its usual value. False where there is none of that name.</summary>
    public bool TurnOn(string name)
    {
        if (!Named.TryGetValue(name, out var set))
        {
            return false;
        }

        set(this);
        return true;
    }
}
