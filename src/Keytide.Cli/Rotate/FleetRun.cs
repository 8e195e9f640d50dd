using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;

namespace Keytide.Cli.Rotate;

/// <summary>Starts the rotations that the policies of the settings ask for, and says which, and which not and why.</summary>
internal sealed class FleetRun(CommandContext context, EngineRoom room)
{
    private readonly HashSet<string> _said = [];

    /// <summary>Something could not be read, so keys may be due that nobody knows of.</summary>
    public bool IsIncomplete { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Rotations by policy are stopped until a human releases them.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Reads the account where that is due, and starts what fits.</summary>
    /// <returns>The keys that policies cover, where the account was read; null where it was not.</returns>
    public async Task<IReadOnlyList<FleetCandidate>?> StartAsync(CancellationToken cancellation)
    {
        var (settings, mark) = SettingsFile.LoadMarked(context);
        var rotation = settings.Rotation;
        if (rotation.Rules.Count == 0)
        {
            return null;
        }

        await SeeStopAsync(cancellation);
        var caller = await room.CallerAsync(cancellation);
        var fleet = room.Fleet;
        if (!fleet.IsLookDue(caller.Account, mark, rotation.Fleet))
        {
            return null;
        }

        FleetView view;
        try
        {
            var rotations = await room.Journal.ListAsync(subject: null, cancellation);
            view = await FleetReader.ReadAsync(room.Aws, caller, rotation.Rules, rotations, onlyUser: null, cancellation);
        }
        catch (AwsException problem)
        {
            IsIncomplete = true;
            context.Talk.Error(
                $"The users could not be read, so nothing is started: {problem.Message}", "Rotations in flight go on.");
            return null;
        }

        foreach (var (userName, why) in view.Unread)
        {
            IsIncomplete = true;
            context.Talk.Error($"The keys of {Quoted.Shorten(userName)} could not be listed: {why}", null);
        }

        var starts = await fleet.StartAsync(
            caller.Account, mark, rotation.Fleet, view.Candidates, one => RequestFor(one, caller.Account), cancellation);
        Say(starts);
        return view.Candidates;
    }

    /// <summary>Looks whether too much went wrong, and says so once.</summary>
    public async Task SeeStopAsync(CancellationToken cancellation)
    {
        var settings = SettingsFile.Load(context).Rotation;
        if (settings.Rules.Count > 0 && await room.Fleet.StopAsync(settings.Fleet, cancellation) is { } stop)
        {
            IsStopped = true;
            if (_said.Add(stop.Detail))
            {
                context.Talk.Error(
                    $"No rotation is started by policy: {stop.Detail}",
                    "See why (keytide rotate list), mend it, then keytide rotate release. Rotations in flight go on.");
            }
        }
    }

    private RotationRequest RequestFor(FleetCandidate one, AccountId account)
    {
        var destinations = WholePath.Of(one.Due.Rule.DestinationsFor(one.Due.UserName));
        return new RotationRequest(
            account, one.Due.UserName, one.UserId, one.Due.Key, destinations, one.Due.Rule.Policy, Emergency: false,
            $"policy {one.Due.Rule.Name}", one.Due.Rule.Name);
    }

    private void Say(IReadOnlyList<FleetStart>? starts)
    {
        if (starts is null)
        {
            context.Talk.Note("Another engine is starting rotations now.");
            return;
        }

        foreach (var (choice, rotation, problem) in starts)
        {
            var key = $"{choice.Candidate.Due.Key} of {Quoted.Shorten(choice.Candidate.Due.UserName)}";
            if (rotation is { } id)
            {
                context.Talk.Note($"{id}: started for {key}. {choice.Why}");
            }
            else if (problem is not null)
            {
                HasFailed = true;
                context.Talk.Error($"The rotation of {key} could not be started: {problem.Message}", (problem as KeytideException)?.Hint);
            }
        }

        var held = starts.Where(one => !one.Choice.Starts && one.Choice.Candidate.Due.Standing == DueStanding.Due);
        foreach (var group in held.GroupBy(one => one.Choice.Why))
        {
            var names = group.Take(3).Select(one => Quoted.Shorten(one.Choice.Candidate.Due.UserName)).ToList();
            var more = group.Count() - names.Count;
            context.Talk.Note($"Due, and not started: {string.Join(", ", names)}{(more > 0 ? $" and {more} more" : "")}. {group.Key}");
        }
    }
}
