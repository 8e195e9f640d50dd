using Keytide.Cli.Output;
using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Sts;
using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Faults;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>Lets days pass in which Keytide rotates what is overdue, under faults, while programs go on using their keys.</summary>
internal sealed class RotateStep : IDemoStep
{
    private static readonly FaultOptions Faults = new()
    {
        EventualConsistency = new Propagation(),
        LastUsedLag = new LagFault(),
        LostAnswers = new LossFault(0.01, 0.01),
        ServerErrors = new RateFault(0.01),
        ShortPages = new RateFault(0.3),
        NegativeCache = TimeSpan.FromSeconds(5),
    };

    public Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        if (stage.Options.Days == 0)
        {
            return Task.CompletedTask;
        }

        var organization = stage.Organization;
        var tally = new DemoTally();
        var days = new DemoDays(stage, tally);
        var entropy = new SeededEntropy(stage.Options.Seed + 1);
        var start = organization.Clock.GetUtcNow();
        var settings = DemoSettings.Read(start);
        var world = organization.Generated.World;
        var places = organization.Generated.Accounts.ToDictionary(
            account => AccountId.Parse(account.Id), account => new DemoPlaces(world.FindAccount(account.Id)!, settings.Rules, start));
        var faulty = new SandboxAws(world, organization.Clock, new SandboxOptions { Seed = stage.Options.Seed, Faults = Faults });
        var wire = new SandboxTransport(faulty, organization.Clock);
        var key = organization.Generated.AdministratorKey;
        tally.Consumers =
        [
            .. places.Values.SelectMany(place => place.Consumers(
                settings.Rules, organization.Open(new ConsumerWire(wire, tally), key), organization.Clock, entropy)),
        ];
        days.Announce(settings.Rules.Count);
        var end = start.AddDays(stage.Options.Days);
        IReadOnlyList<RotationSummary> rotations = [];
        VirtualLoop.Run(organization.Clock, async () =>
        {
            var caller = await new StsClient(organization.Client).GetCallerIdentityAsync(cancellation);
            using var engine = new DemoEngine(
                settings, organization.Open(new EngineWire(wire, tally, entropy), key), caller, places, entropy);
            var programs = tally.Consumers.Select(consumer => consumer.WorkAsync(end)).ToList();
            var told = days.TellAsync(() => engine.Journal, end);
            var human = new DemoHuman(engine, world, organization.Clock, entropy);
            var helped = human.WorkAsync(end);
            await engine.WorkAsync(end, tally);
            await Task.WhenAll([.. programs, told, helped]);
            tally.DeletedByHand = human.Deleted;
            rotations = await engine.Journal.ListAsync(subject: null, cancellation);
            await new DemoStory(stage).TellAsync(engine.Journal, rotations, start);
        });
        DemoLife.GoOn(places.Values.SelectMany(place => place.Users), start, end);
        days.Conclude(rotations);
        if (tally.Refused > 0)
        {
            stage.Failure = $"{Figure.Of(tally.Refused, "call")} of programs were refused while keys were rotated ({tally.FirstRefusal}).";
        }

        return Task.CompletedTask;
    }
}
