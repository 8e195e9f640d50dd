using Keytide.Distribution;
using Keytide.Inventory;
using Keytide.Rotation;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// The mistakes of published rotators, each as a strategy in an otherwise right engine. Where each was found is in the reference of
/// what exists; here only what it does.
/// </summary>
internal static class Mutants
{
    public static readonly SortedDictionary<string, Func<Mutant>> All = new(StringComparer.Ordinal)
    {
        ["M01 with two keys the older one is deleted to make room"] = static () => new DeletesOldest(),
        ["M02 the old key goes as soon as the new one is stored"] = static () => new Policied(policy => policy with
        {
            ProofSuccesses = 1,
            ProofSpan = TimeSpan.Zero,
            QuietWindow = TimeSpan.Zero,
            Soak = TimeSpan.Zero,
            NewKeyUse = NewKeyUse.NotRequired,
        }),
        ["M03 one copy is overwritten, and the old key deleted within seconds"] = static () => new ForgetsAPlace(),
        ["M04 one accepted probe is taken for proof"] =
            static () => new Policied(policy => policy with { ProofSuccesses = 1, ProofSpan = TimeSpan.Zero }),
        ["M05 what a dead run left pending is taken for done"] = static () => new TakesPendingForDone(),
        ["M06 the name of what was made is lost, and another is made"] = static () => new LosesTheName(),
        ["M07 the record of last use is taken for current"] =
            static () => new Policied(policy => policy with { QuietWindow = TimeSpan.FromMinutes(10) }),
        ["M08 the keys of a report are told apart by their place"] = static () => new MixesUpSlots(),
        ["M09 a last use that cannot be read is taken for none"] = static () => new TakesUnknownForUnused(),
        ["M10 CreateAccessKey is repeated like any other call"] = static () => new RepeatsMint(),
        ["M11 a refusal during propagation is final"] = static () => new GivesUpAtOnce(),
        ["M12 the secret is written to the journal in clear"] = static () => new TellsTheSecret(),
    };

    private sealed class Policied(Func<RotationPolicy, RotationPolicy> change) : Mutant
    {
        public override RotationPolicy Policy(RotationPolicy policy) => change(policy);
    }

    private sealed class DeletesOldest : Mutant
    {
        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real, run);

        private sealed class Own(IKeyAuthority real, SwarmRun run) : MutantAuthority(real)
        {
            public override async Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation) =>
                Only(await Real.ListKeysAsync(userName, cancellation), key => key.Id.Value != run.World.Second?.Id);

            public override async Task<KeyPair> MintAsync(string userName, CancellationToken cancellation)
            {
                if ((await Real.ListKeysAsync(userName, cancellation)).TryGet(out var keys) && keys.Count > 1)
                {
                    await Real.ChangeAsync(KeyChange.Delete, userName, keys.MinBy(key => key.CreatedAt)!.Id, cancellation);
                }

                return await Real.MintAsync(userName, cancellation);
            }
        }
    }

    private sealed class LosesTheName : Mutant
    {
        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real, run);

        private sealed class Own(IKeyAuthority real, SwarmRun run) : MutantAuthority(real)
        {
            public override async Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation) =>
                Only(await Real.ListKeysAsync(userName, cancellation),
                    key => key.Id.Value == run.World.Old.Id || key.Id == run.State.NewKey);
        }
    }

    private sealed class MixesUpSlots : Mutant
    {
        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real, run);

        private sealed class Own(IKeyAuthority real, SwarmRun run) : MutantAuthority(real)
        {
            public override Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation)
            {
                var (old, made) = (AccessKeyId.Parse(run.World.Old.Id), run.State.NewKey);
                return Real.ReadLastUseAsync(made is null ? key : key == made ? old : key == old ? made.Value : key, cancellation);
            }
        }
    }

    private sealed class TakesUnknownForUnused : Mutant
    {
        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real, run);

        private sealed class Own(IKeyAuthority real, SwarmRun run) : MutantAuthority(real)
        {
            public override async Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation)
            {
                var use = await Real.ReadLastUseAsync(key, cancellation);
                return use.IsKnown
                    ? use
                    : Fact.Known(LastUse.Never, new Provenance("nothing", run.World.Now, TimeSpan.Zero));
            }
        }
    }

    private sealed class RepeatsMint : Mutant
    {
        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real);

        private sealed class Own(IKeyAuthority real) : MutantAuthority(real)
        {
            public override async Task<KeyPair> MintAsync(string userName, CancellationToken cancellation)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await Real.MintAsync(userName, cancellation);
                    }
                    catch (KeyAuthorityException) when (attempt < 3)
                    {
                        continue;
                    }
                }
            }
        }
    }

    private sealed class GivesUpAtOnce : Mutant
    {
        private ProbeAnswer? _refusal;

        public override IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => new Own(real, this);

        private sealed class Own(IKeyAuthority real, GivesUpAtOnce mutant) : MutantAuthority(real)
        {
            public override async Task<ProbeAnswer> ProbeAsync(KeyPair pair, string region, CancellationToken cancellation)
            {
                var answer = mutant._refusal ?? await Real.ProbeAsync(pair, region, cancellation);
                mutant._refusal = answer.UserId is null ? answer : null;
                return answer;
            }
        }
    }

    private sealed class TellsTheSecret : Mutant
    {
        public override IDestination Destination(IDestination real, SwarmRun run) => new Own(real);

        private sealed class Own(IDestination real) : MutantDestination(real)
        {
            public override async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
            {
                await Real.WriteAsync(pair, token, cancellation);
                return new DeliveryReceipt($"wrote {pair.Id} {pair.Secret.Reveal()}");
            }
        }
    }

    /// <summary>Writes one place and claims the other.</summary>
    private sealed class ForgetsAPlace : Mutant
    {
        private KeyPair? _claimed;

        public override RotationPolicy Policy(RotationPolicy policy) =>
            policy with { QuietWindow = TimeSpan.FromSeconds(20), Soak = TimeSpan.FromSeconds(20), NewKeyUse = NewKeyUse.NotRequired };

        public override IDestination Destination(IDestination real, SwarmRun run) =>
            real.Address == run.World.Places[0] ? new Own(real, this) : real;

        private sealed class Own(IDestination real, ForgetsAPlace mutant) : MutantDestination(real)
        {
            public override async Task<DestinationReading> ReadAsync(CancellationToken cancellation) => mutant._claimed is { } claimed
                ? DestinationReading.Holding(Copy(claimed), "")
                : await Real.ReadAsync(cancellation);

            public override Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
            {
                mutant._claimed = Copy(pair);
                return Task.FromResult(new DeliveryReceipt("copied"));
            }
        }
    }

    /// <summary>The second attempt finds the label of the first and does nothing, whatever became of that.</summary>
    private sealed class TakesPendingForDone : Mutant
    {
        private readonly Dictionary<DestinationAddress, KeyPair> _pending = [];

        public override IDestination Destination(IDestination real, SwarmRun run) => new Own(real, this);

        private sealed class Own(IDestination real, TakesPendingForDone mutant) : MutantDestination(real)
        {
            public override async Task<DestinationReading> ReadAsync(CancellationToken cancellation) =>
                mutant._pending.TryGetValue(Address, out var pending)
                    ? DestinationReading.Holding(Copy(pending), "")
                    : await Real.ReadAsync(cancellation);

            public override async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
            {
                if (mutant._pending.TryGetValue(Address, out var pending) && pending.Id == pair.Id)
                {
                    return new DeliveryReceipt("pending already");
                }

                mutant._pending[Address] = Copy(pair);
                return await Real.WriteAsync(pair, token, cancellation);
            }
        }
    }

    private static Fact<IReadOnlyList<ListedKey>> Only(Fact<IReadOnlyList<ListedKey>> listed, Func<ListedKey, bool> isShown) =>
        listed.TryGet(out var keys) ? Fact.Known<IReadOnlyList<ListedKey>>([.. keys.Where(isShown)], listed.Provenance!) : listed;
}
