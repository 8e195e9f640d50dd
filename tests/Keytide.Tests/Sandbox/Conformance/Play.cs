namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>One recording, played again on the sandbox.</summary>
internal sealed class Play(Recording recording)
{
    private readonly SmallWorld _world = new();

    public Recording Recording { get; } = recording;

    public SmallWorld World => _world;

    public SandboxClient Admin => _world.Admin;

    /// <summary>A call that only prepares.</summary>
    public Reply Do(string action, params string[] parameters) => _world.Admin.Iam(action, parameters).Ok();

    /// <summary>A call that was recorded.</summary>
    public Reply Step(string step, string action, params string[] parameters)
    {
        var reply = _world.Admin.Iam(action, parameters);
        Recording.Check(step, reply);
        return reply;
    }

    public Reply StsStep(string step, string action, params string[] parameters)
    {
        var reply = _world.Admin.Sts(action, parameters);
        Recording.Check(step, reply);
        return reply;
    }
}
