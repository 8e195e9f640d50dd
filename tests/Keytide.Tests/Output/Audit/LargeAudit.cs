using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;

namespace Keytide.Tests.Output.Audit;

/// <summary>An organization of any size, the same for the same seed, judged by the real checks.</summary>
internal static class LargeAudit
{
    public static readonly AuditHeader Header = new(AccountBuilder.Now, "0.1.0", IsOrganization: true, BaselineAsOf: null);

    private static readonly string[] Stages = ["prod", "staging", "dev", "sandbox"];
    private static readonly string[] Teams = ["payments", "search", "ledger", "media", "identity", "data", "mobile", "platform"];
    private static readonly string[] People = ["anna", "boris", "chen", "dilara", "emil", "fatou", "goran", "hanna", "ines", "jonas"];
    private static readonly string[] Machines = ["ci-deploy", "backup", "etl-loader", "metrics-push", "terraform", "mailer", "image-sync"];

    public static IEnumerable<AccountAudit> Accounts(int accounts, int users, ulong seed = 7)
    {
        var chance = new SeededEntropy(seed);
        for (var i = 0; i < accounts; i++)
        {
            var id = AccountId.FromNumber(100_000_000_000 + (i * 7_919_000_003L % 800_000_000_000));
            var name = $"{Teams[i % Teams.Length]}-{Stages[i / Teams.Length % Stages.Length]}{(i >= 32 ? $"-{i / 32}" : "")}";
            yield return chance.NextDouble() < 0.03 ? Closed(id, name) : Account(chance, id, name, users);
        }
    }

    private static AccountAudit Account(SeededEntropy chance, AccountId id, string name, int users)
    {
        var builder = new AccountBuilder();
        var credentials = new List<Credential>();
        for (var i = 0; i < users; i++)
        {
            var isMachine = chance.NextDouble() < 0.4;
            var names = isMachine ? Machines : People;
            var user = User(chance, id, $"{names[i % names.Length]}{(i >= names.Length ? $"-{i}" : "")}", isMachine);
            builder.User(user);
            credentials.AddRange(CredentialsOf(id, user));
        }

        var rootMfa = chance.NextDouble() < 0.85;
        builder.Root(root => root with { MfaActive = AccountBuilder.Known(rootMfa), Principal = Principal.RootOf(id, Partition.Aws) });
        var snapshot = builder.Build() with { Id = id, Name = name };
        var isPartial = chance.NextDouble() < 0.05;
        return new AccountAudit
        {
            Id = id,
            Partition = Partition.Aws,
            Name = name,
            Status = isPartial ? AccountStatus.Partial : AccountStatus.Complete,
            Reason = isPartial ? "1 read was refused." : null,
            Gaps = isPartial ? [new ReadGap("iam:ListServiceSpecificCredentials", null, "AccessDenied: not authorized")] : [],
            Calls = new Dictionary<string, int> { ["iam:GetCredentialReport"] = 2, ["iam:ListAccessKeys"] = users },
            Users = users,
            Credentials = credentials,
            Findings = Compliance(snapshot),
        };
    }

    private static IReadOnlyList<Finding> Compliance(AccountSnapshot snapshot) =>
        Keytide.Compliance.Audit.Evaluate(snapshot, AuditSettings.Default, AccountBuilder.Now);

    private static UserFacts User(SeededEntropy chance, AccountId account, string name, bool isMachine)
    {
        var user = new UserBuilder(name).With(facts => facts with
        {
            Principal = facts.Principal with { Arn = $"arn:aws:iam::{account}:user/{name}" },
        });
        var keys = isMachine ? chance.NextDouble() < 0.25 ? 2 : 1 : chance.NextDouble() < 0.35 ? 1 : 0;
        for (var i = 0; i < keys; i++)
        {
            var age = Math.Pow(chance.NextDouble(), 2.2) * 1900;
            var idle = Math.Min(age, Math.Pow(chance.NextDouble(), 4) * 700);
            user.Key(KeyId(chance), age, idle, used: chance.NextDouble() > 0.08);
        }

        if (!isMachine)
        {
            user.Password(age: chance.NextDouble() * 900, idle: Math.Pow(chance.NextDouble(), 3) * 200, used: chance.NextDouble() > 0.06);
            if (chance.NextDouble() < 0.82)
            {
                user.Mfa(new MfaDevice($"arn:aws:iam::{account}:mfa/{name}", MfaDeviceKind.Virtual, null, AccountBuilder.Unread<
                    IReadOnlyDictionary<string, string>>()));
            }
        }

        return user.Build();
    }

    private static IEnumerable<Credential> CredentialsOf(AccountId account, UserFacts user)
    {
        foreach (var key in user.AccessKeys.Value)
        {
            yield return new Credential
            {
                Kind = CredentialKind.AccessKey,
                Id = key.Id?.Value,
                AccountId = account,
                Principal = user.Principal,
                Status = key.Status,
                CreatedAt = key.CreatedAt.Value,
                LastUse = key.LastUse,
            };
        }

        if (user.Password.Value.Enabled)
        {
            yield return new Credential
            {
                Kind = CredentialKind.Password,
                Id = null,
                AccountId = account,
                Principal = user.Principal,
                Status = CredentialStatus.Active,
                CreatedAt = user.Password.Value.ChangedAt,
                LastUse = user.Password.Value.LastUse,
            };
        }
    }

    private static AccountAudit Closed(AccountId id, string name) => new()
    {
        Id = id,
        Partition = Partition.Aws,
        Name = name,
        Status = AccountStatus.Unreachable,
        Reason = $"AccessDenied: not authorized to perform sts:AssumeRole on arn:aws:iam::{id}:role/KeytideAudit",
        Gaps = [],
        Calls = new Dictionary<string, int> { ["sts:AssumeRole"] = 1 },
        Users = null,
        Credentials = [],
        Findings = [],
    };

    private static string KeyId(SeededEntropy chance)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        return "AKIA" + string.Concat(Enumerable.Range(0, 16).Select(_ => Alphabet[(int)(chance.NextDouble() * Alphabet.Length)]));
    }
}
