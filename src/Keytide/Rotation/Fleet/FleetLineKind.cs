namespace Keytide.Rotation.Fleet;

/// <summary>What a line of the fleet's journal says. The names are kept: they are in the database.</summary>
public enum FleetLineKind
{
    /// <summary>Too much went wrong: no rotation is started any more.</summary>
    Stopped,

    /// <summary>A human said to go on.</summary>
    Released,

    /// <summary>The users of an account were read, and what is due was started or held back.</summary>
    Looked,
}
