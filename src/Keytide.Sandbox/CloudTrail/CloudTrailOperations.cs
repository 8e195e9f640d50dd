using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.CloudTrail;

/// <summary>Every operation of CloudTrail that the sandbox answers.</summary>
internal static class CloudTrailOperations
{
    public static readonly Service Service =
        Service.Json("cloudtrail", "2013-11-01", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101");

    public static IReadOnlyList<Operation> All { get; } = [new(Service, "LookupEvents", EventLookup.Lookup)];
}
