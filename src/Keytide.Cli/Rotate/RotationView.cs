using Keytide.Cli.Output;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>One rotation as it is shown.</summary>
/// <param name="Summary">Where it is and what comes next.</param>
/// <param name="State">The fold of its journal.</param>
/// <param name="History">Its journal in words.</param>
/// <param name="Uses">The latest recorded use of each of its keys; null where AWS was not asked or did not say.</param>
internal sealed record RotationView(
    RotationSummary Summary, RotationState State, IReadOnlyList<HistoryLine> History, IReadOnlyList<KeyUse>? Uses = null)
{
    /// <exception cref="KeytideException">There is none of that id.</exception>
    public static async Task<RotationView> ReadAsync(EngineRoom room, RotationId id, CancellationToken cancellation)
    {
        var lines = await room.Journal.ReadAsync(id, cancellation);
        if (lines.Count == 0)
        {
            throw new KeytideException($"There is no rotation {id}.", "keytide rotate list --all shows them.");
        }

        var history = new List<HistoryLine>();
        RotationState? state = null;
        foreach (var line in lines)
        {
            state = state is null ? RotationState.Begin(line) : state.Apply(line);
            history.Add(HistoryLine.Of(line, state.Phase));
        }

        var summaries = await room.Journal.ListAsync(
            Lease.SubjectOf(state!.Request.Account, state.Request.UserId), cancellation);
        return new RotationView(summaries.First(summary => summary.Id == id), state, history);
    }

    /// <summary>The same with the latest uses of its keys, asked of AWS now, where the keys still matter and AWS answers.</summary>
    public async Task<RotationView> WithUsesAsync(EngineRoom room, Talk talk, CancellationToken cancellation)
    {
        if (State.IsOver)
        {
            return this;
        }

        try
        {
            var caller = await room.CallerAsync(cancellation);
            if (caller.Account != State.Request.Account)
            {
                throw new KeytideException($"these credentials are of account {caller.Account}", "");
            }

            var iam = new IamClient(room.Aws);
            var uses = new List<KeyUse>();
            foreach (var key in new[] { State.Request.OldKey, State.NewKey }.OfType<AccessKeyId>())
            {
                var use = await iam.GetAccessKeyLastUsedAsync(key, cancellation);
                if (use.LastUsedAt is { } at)
                {
                    uses.Add(new KeyUse(key, key == State.NewKey, at, use.ServiceName, use.Region));
                }
            }

            return this with { Uses = uses };
        }
        catch (Exception problem) when (problem is AwsException or KeytideException)
        {
            talk.Note($"Who uses the keys now is not known: {problem.Message}");
            return this;
        }
    }
}
