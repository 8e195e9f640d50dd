using System.Text;
using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>An engine's wire: pauses, repeats, delays, cuts and kills as the seed says, and shows every request to the oracle.</summary>
internal sealed class SwarmTransport(string engine, IAwsTransport inner, SwarmRun run) : IAwsTransport
{
    private readonly Chance _chance = run.Chance($"wire-{engine}");
    private readonly SwarmRefusals _refusals = new(run, run.Chance($"refusals-{engine}"));
    private readonly int _generation = run.Generation;

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        var action = TrippingTransport.ActionOf(request);
        var (dies, pauses, isLate, twice) = (_chance.NextDouble(), _chance.NextDouble(), _chance.NextDouble(), _chance.NextDouble());
        var (span, diesAfter) = (_chance.NextDouble(), _chance.NextDouble());
        if (_generation != run.Generation)
        {
            throw new EngineDiedException(); // Before the journal was put back, everything was stopped.
        }

        run.Oracle.Asks(engine, action);
        if (run.IsTroubled)
        {
            run.Point(dies);

            if (pauses < run.Settings.Pause)
            {
                await Task.Delay(TimeSpan.FromMinutes(20 * span * span), run.World.Clock, cancellation);
            }

            if (isLate < run.Settings.Late)
            {
                Later(request, action, TimeSpan.FromMinutes(4.5 * span));
                throw new AwsTransportException("no answer in time");
            }
        }

        var response = _refusals.Of(action) ?? await Send(request, action, isLate: false);
        if (run.IsTroubled && twice < run.Settings.Duplicate)
        {
            run.Trace.Note(engine, $"{action} delivered twice");
            response = await Send(request, action, isLate: true);
        }

        run.Point(diesAfter);
        if (action == "GetAccessKeyLastUsed" && response.Status == 200)
        {
            run.Oracle.ReadLastUse(engine, KeyOf(request));
        }

        return response;
    }

    private Task<AwsResponse> Send(AwsRequest request, string action, bool isLate)
    {
        var response = run.Oracle.Around(
            engine, action, UserOf(request), isLate, () => inner.SendAsync(request, CancellationToken.None));
        run.Trace.Note(engine, $"{action} {(response.IsFaulted ? "cut" : response.Result.Status.ToString("D3", null))}");
        return response;
    }

    private void Later(AwsRequest request, string action, TimeSpan after)
    {
        run.Trace.Note(engine, $"{action} is late");
        run.World.Clock.CreateTimer(_ => Send(request, action, isLate: true), null, after, Timeout.InfiniteTimeSpan);
    }

    private static string UserOf(AwsRequest request) => Field(request, "UserName=");

    private static string KeyOf(AwsRequest request) => Field(request, "AccessKeyId=");

    private static string Field(AwsRequest request, string name)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var start = body.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? "" : body[(start + name.Length)..].Split('&')[0];
    }
}
