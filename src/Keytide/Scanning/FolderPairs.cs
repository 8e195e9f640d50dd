using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>
/// Joins an id and a secret that stand in different files of one folder, as mounted secrets do (access-key-id, secret-access-key): only
/// where the folder has just one id without a secret and just one secret without an id, because between files nothing else tells whose is
/// whose.
/// </summary>
public static class FolderPairs
{
    private const int MostPoints = 65;

    /// <summary>The findings with such pairs joined. A joined pair stands where its secret stands; its id's own finding is gone.</summary>
    public static IReadOnlyList<FileFinding> Join(IReadOnlyList<FileFinding> findings)
    {
        var joined = new Dictionary<FileFinding, FileFinding>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<FileFinding>(ReferenceEqualityComparer.Instance);
        foreach (var folder in findings.GroupBy(found => Folder(found.Path)))
        {
            var ids = folder.Where(found => found.Finding.Rule == Rule.AccessKeyId).ToList();
            var secrets = folder.Where(found => found.Finding.Rule == Rule.SecretAccessKey).ToList();
            if (OneCredential(ids) && OneCredential(secrets))
            {
                taken.UnionWith(ids);
                foreach (var secret in secrets)
                {
                    joined[secret] = secret with { Finding = Pair(ids[0], secret.Finding) };
                }
            }
        }

        return findings.Where(found => !taken.Contains(found)).Select(found => joined.GetValueOrDefault(found, found)).ToList();
    }

    private static Finding Pair(FileFinding id, Finding secret)
    {
        var points = Math.Max(0, MostPoints - secret.Score);
        return secret with
        {
            Rule = Rule.AccessKeyPair,
            Score = secret.Score + points,
            Confidence = secret.Confidence < Confidence.Medium ? Confidence.Medium : secret.Confidence,
            Reasons = [.. secret.Reasons, new Reason("its id stands in another file of the folder", points)],
            AccessKeyId = id.Finding.AccessKeyId,
            AccountId = id.Finding.AccountId,
        };
    }

    private static bool OneCredential(List<FileFinding> findings) =>
        findings.Count > 0 && findings.TrueForAll(found => found.Finding.Fingerprint == findings[0].Finding.Fingerprint);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];
}
