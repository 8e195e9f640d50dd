using Keytide.Sandbox.Policy;
using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Sts;

/// <summary>The policies that a session is limited to.</summary>
internal static class SessionPolicies
{
    private const int MostArns = 10;
    private const int PackedLimit = 4096;

    public static IReadOnlyList<string> Read(Call call, Account account)
    {
        var policies = new List<string>();
        if (call.Input.Text("Policy") is { } text)
        {
            PolicyReader.Read(text);
            policies.Add(text);
        }

        var arns = call.Input.Structures("PolicyArns").Select(policy => policy.Text("arn") ?? "").ToList();
        if (arns.Count > MostArns)
        {
            throw new ApiException("PackedPolicyTooLarge", "Packed policy consumes too much of the allotted space.");
        }

        policies.AddRange(arns.Select(arn => account.FindPolicy(arn)?.Document.Current
            ?? throw new ApiException("MalformedPolicyDocument", $"Policy {arn} does not exist or is not attachable.")));
        return policies;
    }

    /// <summary>The share of the space used, in percent; null where nothing was passed.</summary>
    public static int? PackedSize(Session session)
    {
        var size = session.Policies.Sum(policy => policy.Length) + session.Tags.Sum(tag => tag.Key.Length + tag.Value.Length);
        return size == 0 ? null : Math.Max(1, size * 100 / PackedLimit);
    }
}
