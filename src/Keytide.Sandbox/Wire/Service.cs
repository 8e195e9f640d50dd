namespace Keytide.Sandbox.Wire;

/// <summary>
/// A service as the wire knows it. <paramref name="Name"/> is the signing name and the prefix of its IAM actions; <paramref
/// name="Version"/> and <paramref name="Namespace"/> belong to the query protocol, <paramref name="TargetPrefix"/> to JSON.
/// </summary>
public sealed record Service(string Name, Protocol Protocol, string Version, string Namespace, string TargetPrefix)
{
    public static readonly Service Iam = Query("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/") with { IsGlobal = true };
    public static readonly Service Sts = Query("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    /// <summary>One endpoint, signed for us-east-1 and recorded there, whatever region the caller works in.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The name in CloudTrail and in last-used facts.</summary>
    public string EventSource => $"{Name}.amazonaws.com";

    public static Service Query(string name, string version, string xmlns) => new(name, Protocol.Query, version, xmlns, "");

    public static Service Json(string name, string version, string targetPrefix) => new(name, Protocol.Json, version, "", targetPrefix);
}
