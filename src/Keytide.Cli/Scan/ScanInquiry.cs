using Keytide.Connectors.Aws.Leaks;
using Keytide.Connectors.Aws.Wire;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>
/// Asks AWS about what was found, where the user wants that. Canaries are never asked about: their owners would be called.
/// </summary>
internal sealed class ScanInquiry(CommandContext context, ScanRequest request, ScanHarvest harvest)
{
    /// <summary>The same leaks, those that count with what AWS answered.</summary>
    public async Task<IReadOnlyList<JudgedLeak>> AskAsync(IReadOnlyList<JudgedLeak> leaks, CancellationToken cancellation)
    {
        if ((!request.Online && !request.Verify) || !leaks.Any(IsOfUse))
        {
            return leaks;
        }

        using var aws = AwsSession.Open(context);
        var told = leaks;
        if (request.Online)
        {
            told = await AskOwnAsync(aws.Client, told, cancellation);
        }

        return request.Verify ? await TryAsync(aws.Client, told, cancellation) : told;
    }

    private static bool IsOfUse(JudgedLeak leak) =>
        leak is { Counts: true, Judgement.IsCanary: false, Found.Finding: { Expired: false, Rule: Rule.AccessKeyPair or Rule.AccessKeyId } }
        && AccessKeyId.TryParse(leak.Found.Finding.AccessKeyId, out _);

    private async Task<IReadOnlyList<JudgedLeak>> AskOwnAsync(
        AwsClient client, IReadOnlyList<JudgedLeak> leaks, CancellationToken cancellation)
    {
        var inquiry = new OwnKeyInquiry(client);
        var answers = new Dictionary<string, KeyAnswer>(StringComparer.Ordinal);
        foreach (var leak in leaks.Where(IsOfUse).DistinctBy(leak => leak.Found.Finding.AccessKeyId))
        {
            var id = AccessKeyId.Parse(leak.Found.Finding.AccessKeyId!);
            if (!id.IsLongLived)
            {
                continue; // IAM keeps no list of temporary keys.
            }

            try
            {
                AccountId? account = AccountId.TryParse(leak.Found.Finding.AccountId, out var known) ? known : null;
                var user = leak.Judgement.PrincipalArn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null;
                answers[id.Value] = await inquiry.AskAsync(id, account, user, cancellation);
            }
            catch (Exception problem) when (problem is AwsException or KeytideException)
            {
                context.Talk.Note($"AWS could not be asked about the keys that were found: {Quoted.Sentence(problem.Message)}");
                return [.. leaks.Select(other => IsOfUse(other) ? Unasked(other) : other)];
            }
        }

        return [.. leaks.Select(leak => IsOfUse(leak) && answers.TryGetValue(leak.Found.Finding.AccessKeyId!, out var answer)
            ? leak with { Judgement = LeakJudge.With(leak.Found.Finding, leak.Judgement, answer) }
            : leak)];
    }

    private async Task<IReadOnlyList<JudgedLeak>> TryAsync(
        AwsClient client, IReadOnlyList<JudgedLeak> leaks, CancellationToken cancellation)
    {
        var pairs = leaks.Where(leak => IsOfUse(leak) && leak.Found.Finding.Rule == Rule.AccessKeyPair)
            .Select(leak => leak.Found.Finding)
            .DistinctBy(finding => (finding.AccessKeyId, finding.Fingerprint))
            .ToList();
        context.Talk.Note(
            $"Trying {pairs.Count} leaked {(pairs.Count == 1 ? "pair" : "pairs")} with sts:GetCallerIdentity: CloudTrail of each key's "
            + "account records its id and this machine's address.");
        var trial = new LeakedKeyTrial(client);
        var answers = new Dictionary<(string?, string), KeyAnswer>();
        foreach (var finding in pairs)
        {
            answers[(finding.AccessKeyId, finding.Fingerprint)] = await TryAsync(trial, finding, cancellation);
        }

        return [.. leaks.Select(leak =>
            IsOfUse(leak) && answers.TryGetValue((leak.Found.Finding.AccessKeyId, leak.Found.Finding.Fingerprint), out var answer)
                ? leak with { Judgement = LeakJudge.With(leak.Found.Finding, leak.Judgement, answer) }
                : leak)];
    }

    private async Task<KeyAnswer> TryAsync(LeakedKeyTrial trial, Finding finding, CancellationToken cancellation)
    {
        var id = AccessKeyId.Parse(finding.AccessKeyId!);
        var now = context.Time.GetUtcNow();
        return harvest.SecretOf(finding) is not { } kept ? new KeyAnswer(LeakStatus.Unverified, "not tried: its secret was not kept", now)
            : !id.IsLongLived && kept.Token is null
                ? new KeyAnswer(LeakStatus.Unverified, "not tried: a temporary key does nothing without its session token", now)
            : await trial.TryAsync(id, kept.Secret, kept.Token, cancellation);
    }

    private JudgedLeak Unasked(JudgedLeak leak) => leak with
    {
        Judgement = LeakJudge.With(
            leak.Found.Finding,
            leak.Judgement,
            new KeyAnswer(LeakStatus.Unknown, "AWS could not be asked", context.Time.GetUtcNow())),
    };
}
