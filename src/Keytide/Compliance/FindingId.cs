using System.Security.Cryptography;
using System.Text;

namespace Keytide.Compliance;

/// <summary>
/// The name of a finding over runs, machines and versions: the first 128 bits, in lower-case hexadecimal, of the SHA-256 of these lines,
/// joined by line feeds, in UTF-8:
/// <code>
/// keytide-finding/1
/// the partition, for example aws
/// the account, twelve digits
/// the check, for example key.age
/// the subject: the credential's id; without one, the ARN of the resource or principal, then #kind and #place where they tell apart
/// </code>
/// The ARN and not the unique id (AIDA…) stands for a principal, because not every source has the latter.
/// </summary>
public static class FindingId
{
    private const int Bytes = 16;

    public static string Of(Partition partition, AccountId account, string check, Subject subject)
    {
        var text = $"keytide-finding/1\n{partition}\n{account}\n{check}\n{subject.Identity}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
