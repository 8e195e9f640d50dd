using System.Security.Cryptography;
using System.Text;

namespace Keytide.Rotation;

/// <summary>What an approval is given to.</summary>
public static class RotationPlan
{
    /// <summary>
    /// Sixteen hexadecimal digits over everything that decides what the rotation will do. A plan that differs in anything has another
    /// hash, so that an approval never covers what its giver has not seen.
    /// </summary>
    public static string Hash(RotationRequest request)
    {
        var policy = request.Policy;
        string[] parts =
        [
            "1", request.Account.ToString(), request.UserId, request.UserName, request.OldKey.Value,
            request.Emergency ? "emergency" : "",
            $"{policy.QuietWindow:c} {policy.Soak:c} {policy.ProofSuccesses} {policy.ProofSpan:c} {policy.NewKeyUse}",
            .. policy.Regions.Select(region => $"in {region}"),
            .. request.Destinations.Select(destination => destination.ToString()),
        ];
        var text = string.Join('\n', parts.Select(part => $"{Encoding.UTF8.GetByteCount(part)}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
