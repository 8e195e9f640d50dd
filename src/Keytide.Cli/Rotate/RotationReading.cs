using Keytide.Cli.Output;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>Reads what is shown of rotations: the journal, and AWS's records of their keys' use.</summary>
internal static class RotationReading
{
    /// <exception cref="KeytideException">There is none of that id.</exception>
    public static async Task<RotationView> ReadAsync(EngineRoom room, RotationId id, CancellationToken cancellation)
    {
        var lines = await room.Journal.ReadAsync(id, cancellation);
        if (lines.Count == 0)
        {
            throw new KeytideException($"There is no rotation {id}.", "keytide rotate list --all shows them.");
        }

        var request = RotationState.Begin(lines[0]).Request;
        var summaries = await room.Journal.ListAsync(Lease.SubjectOf(request.Account, request.UserId), cancellation);
        return RotationView.Of(summaries.First(summary => summary.Id == id), lines);
    }

    /// <summary>The same with the uses of its keys, asked of AWS now, where the keys still matter and AWS answers.</summary>
    /// <param name="room">The way to AWS.</param>
    /// <param name="view">Which.</param>
    /// <param name="withEvents">CloudTrail is asked as well, which takes a second or two.</param>
    /// <param name="talk">Where it is said that something is not known.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<RotationView> WithUsesAsync(
        EngineRoom room, RotationView view, bool withEvents, Talk talk, CancellationToken cancellation)
    {
        if (view.State.IsOver)
        {
            return view;
        }

        try
        {
            var caller = await room.CallerAsync(cancellation);
            if (caller.Account != view.State.Request.Account)
            {
                throw new KeytideException($"these credentials are of account {caller.Account}", "");
            }

            var uses = new List<KeyUse>();
            foreach (var key in new[] { view.State.Request.OldKey, view.State.NewKey }.OfType<AccessKeyId>())
            {
                if (await KeyUses.LastAsync(room.Aws, key, cancellation) is { } last)
                {
                    uses.Add(last);
                }
            }

            return await WithEventsAsync(room, view with { Uses = uses }, withEvents, talk, cancellation);
        }
        catch (Exception problem) when (problem is AwsException or KeytideException)
        {
            talk.Note($"Who uses the keys now is not known: {problem.Message}");
            return view;
        }
    }

    private static async Task<RotationView> WithEventsAsync(
        EngineRoom room, RotationView view, bool withEvents, Talk talk, CancellationToken cancellation)
    {
        if (!withEvents)
        {
            return view;
        }

        try
        {
            var regions = view.State.Mint?.Regions ?? [room.Aws.Endpoints.Region];
            var uses = new List<KeyUse>(view.Uses!);
            foreach (var key in new[] { view.State.Request.OldKey, view.State.NewKey }.OfType<AccessKeyId>())
            {
                uses.AddRange(await KeyUses.EventsAsync(room.Aws, key, regions, cancellation));
            }

            return view with { Uses = uses };
        }
        catch (AwsException problem)
        {
            talk.Note($"Addresses and programs are not known, since CloudTrail could not be read: {problem.Message}");
            return view;
        }
    }
}
