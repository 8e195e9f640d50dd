using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Accounts;
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

    /// <summary>Reads the accounts where that is due, a few side by side, and starts what fits, one account after the other.</summary>
    /// <returns>The keys that policies cover, of each account that was read.</returns>
    public async Task<IReadOnlyList<CoveredAccount>> StartAsync(
        IReadOnlyList<RotationAccount> accounts, CancellationToken cancellation)
    {
        var (settings, mark) = SettingsFile.LoadMarked(context);
        var rotation = settings.Rotation;
        if (rotation.Rules.Count == 0)
        {
            return [];
        }

        await SeeStopAsync(cancellation);
        var due = accounts.Where(account => room.Fleet.IsLookDue(account.Id, mark, rotation.Fleet)).ToList();
        var covered = new List<CoveredAccount>();
        foreach (var (account, view) in await ReadAsync(due, rotation.Rules, onlyUser: null, cancellation))
        {
            var starts = await room.Fleet.StartAsync(
                account.Id, mark, rotation.Fleet, view.Candidates, one => RequestFor(one, account.Id), cancellation);
            Say(starts);
            covered.Add(new CoveredAccount(account.Id, view.Candidates));
        }

        return covered;
    }

    /// <summary>Reads accounts side by side; the trouble of one is said, and stops no other.</summary>
    public async Task<IReadOnlyList<(RotationAccount Account, FleetView View)>> ReadAsync(
        IReadOnlyList<RotationAccount> accounts, IReadOnlyList<RotationRule> rules, string? onlyUser, CancellationToken cancellation)
    {
        var rotations = await room.Journal.ListAsync(subject: null, cancellation);
        var readings = new (FleetView? View, string? Why)[accounts.Count];
        await SideBySide.EachAsync([.. Enumerable.Range(0, accounts.Count)], RotationAccounts.AtOnce, async index =>
            readings[index] = await ReadOneAsync(accounts[index], rules, rotations, onlyUser, cancellation));
        var read = new List<(RotationAccount, FleetView)>();
        for (var index = 0; index < accounts.Count; index++)
        {
            var (view, why) = readings[index];
            if (view is null)
            {
                Unreachable(accounts[index], why);
                continue;
            }

            SayUnread(accounts[index], view);
            read.Add((accounts[index], view));
        }

        return read;
    }

    /// <summary>An account could not be entered or read: said once, and the result is incomplete.</summary>
    public void Unreachable(RotationAccount account, string? why)
    {
        IsIncomplete = true;
        if (_said.Add($"{account.Id}: {why}"))
        {
            context.Talk.Error(
                $"Account {account.Id}: its users could not be read, so nothing is started there: {why ?? "not read"}",
                account.Obstacle is null ? "Rotations in flight go on." : "Its rotations wait until it can be entered; others go on.");
        }
    }

    private static async Task<(FleetView? View, string? Why)> ReadOneAsync(
        RotationAccount account, IReadOnlyList<RotationRule> rules, IReadOnlyList<RotationSummary> rotations, string? onlyUser,
        CancellationToken cancellation)
    {
        if (!await account.ReachAsync(cancellation))
        {
            return (null, account.Obstacle);
        }

        try
        {
            return (await FleetReader.ReadAsync(account.Client, account.Caller, rules, rotations, onlyUser, cancellation), null);
        }
        catch (AwsException problem)
        {
            return (null, problem.Message);
        }
    }

    private void SayUnread(RotationAccount account, FleetView view)
    {
        foreach (var (userName, why) in view.Unread)
        {
            IsIncomplete = true;
            context.Talk.Error($"Account {account.Id}: the keys of {Quoted.Shorten(userName)} could not be listed: {why}", null);
        }
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
