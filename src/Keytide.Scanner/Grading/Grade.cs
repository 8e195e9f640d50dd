namespace Keytide.Scanner.Grading;

/// <summary>A score and what it is made of.</summary>
internal sealed class Grade
{
    private const int High = 75;
    private const int Medium = 45;
    private const int Low = 15;

    private readonly List<Reason> _reasons = [];

    public IReadOnlyList<Reason> Reasons => _reasons;

    public int Score => Math.Clamp(Sum(), 0, 100);

    public Confidence Confidence => Score switch
    {
        >= High => Confidence.High,
        >= Medium => Confidence.Medium,
        >= Low => Confidence.Low,
        _ => Confidence.Ignored,
    };

    public Grade Add(string text, int points)
    {
        _reasons.Add(new Reason(text, points));
        return this;
    }

    public Grade Add(Reason? reason)
    {
        if (reason is { } known)
        {
            _reasons.Add(known);
        }

        return this;
    }

    public Grade AddIf(bool condition, string text, int points) => condition ? Add(text, points) : this;

    /// <summary>Takes away what is above a limit, with the reason.</summary>
    public Grade NoMoreThan(int limit, string text)
    {
        var sum = Sum();
        return sum > limit ? Add(text, limit - sum) : this;
    }

    private int Sum()
    {
        var sum = 0;
        foreach (var reason in _reasons)
        {
            sum += reason.Points;
        }

        return sum;
    }
}
