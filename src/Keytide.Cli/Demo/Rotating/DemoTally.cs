namespace Keytide.Cli.Demo.Rotating;

/// <summary>What is counted while days pass.</summary>
internal sealed class DemoTally
{
    /// <summary>Calls of consumers that AWS answered or did not answer.</summary>
    public long Calls { get; set; }

    /// <summary>Calls in which AWS did not accept the key. There must be none.</summary>
    public long Refused { get; set; }

    /// <summary>The first of those, in words.</summary>
    public string? FirstRefusal { get; set; }

    /// <summary>Requests of Keytide that met a fault: lost, cut off, or answered by an error of the server.</summary>
    public long Faults { get; set; }

    /// <summary>How many times Keytide's process was killed.</summary>
    public int Deaths { get; set; }

    /// <summary>Inactive keys that a human deleted, so that there was room for a new one.</summary>
    public int DeletedByHand { get; set; }

    public IReadOnlyList<DemoConsumer> Consumers { get; set; } = [];
}
