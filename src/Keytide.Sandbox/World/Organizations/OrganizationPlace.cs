namespace Keytide.Sandbox.World.Organizations;

/// <summary>Where the world keeps its organization, if it has one: <c>world.Part&lt;OrganizationPlace&gt;()</c>.</summary>
public sealed class OrganizationPlace
{
    public Organization? Organization { get; set; }

    /// <summary>Calls so far, from which it is decided which of them are refused as too many.</summary>
    internal ulong Calls { get; set; }
}
