using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>What a table of references says of one.</summary>
/// <param name="Name">Of the reference.</param>
/// <param name="Id">What it leads to; zero where it leads to another reference, or is gone.</param>
/// <param name="Target">The other reference; null for none.</param>
internal sealed record ReftableRecord(string Name, ObjectId Id, string? Target)
{
    public bool IsGone => Target is null && Id.IsZero;
}
