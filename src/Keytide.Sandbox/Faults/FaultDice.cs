namespace Keytide.Sandbox.Faults;

/// <summary>
/// Draws the fate of each request. Every fault has chance of its own, and draws whether it is on or off, so that switching one on or off
/// leaves the fates that the others deal as they are.
/// </summary>
internal sealed class FaultDice(ulong seed)
{
    private readonly Chance _hosts = new Chance(seed).Fork("hosts");
    private readonly Chance _pages = new Chance(seed).Fork("short-pages");
    private readonly Chance _losses = new Chance(seed).Fork("lost-answers");
    private readonly Chance _errors = new Chance(seed).Fork("server-errors");
    private readonly ulong _travel = new Chance(seed).Fork("eventual-consistency").Seed;

    public Chance Lags { get; } = new Chance(seed).Fork("last-used-lag");

    public Chance Reports { get; } = new Chance(seed).Fork("report-slow");

    public Fate Draw(FaultOptions options)
    {
        var host = _hosts.Next();
        var (isShort, share) = (_pages.NextDouble(), _pages.NextDouble());
        var (before, after) = (_losses.NextDouble(), _losses.NextDouble());
        var (isError, error) = (_errors.NextDouble(), ServerError.Draw(_errors));
        return new Fate(
            host,
            _travel,
            options.ShortPages is { } pages && isShort < pages.Rate ? share : null,
            options.LostAnswers is { } losses && before < losses.Before,
            options.LostAnswers is { } lost && after < lost.After,
            options.ServerErrors is { } errors && isError < errors.Rate ? error : null);
    }
}
