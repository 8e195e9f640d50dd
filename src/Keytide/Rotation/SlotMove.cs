namespace Keytide.Rotation;

/// <summary>What the keys that a user has allow.</summary>
public enum SlotMove
{
    /// <summary>There is room: make the new key.</summary>
    Mint,

    /// <summary>Something has to be read again first.</summary>
    ReadAgain,

    /// <summary>Switch the other key off; it can be switched on again.</summary>
    RetireOther,

    /// <summary>The other key is on its way out; wait until it has soaked.</summary>
    WaitForRoom,

    /// <summary>Delete the other key, which is inactive, ours and soaked.</summary>
    DeleteOther,

    /// <summary>Only a human can say.</summary>
    AskHuman,
}
