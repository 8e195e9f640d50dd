using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>A path in the index.</summary>
/// <param name="Name">Its bytes, from the top; of folders that are not checked out, with a slash at the end.</param>
/// <param name="Id">Its content.</param>
/// <param name="Mode">As trees have it.</param>
/// <param name="Stage">0, or in a conflict 1 for the common ancestor, 2 for ours and 3 for theirs.</param>
/// <param name="IsIntended">True for a path that is to be added later (git add -N), and whose content is not there yet.</param>
internal readonly record struct IndexEntry(ReadOnlyMemory<byte> Name, ObjectId Id, int Mode, int Stage, bool IsIntended)
{
    public const int FolderMode = 0x4000;
    public const int SubmoduleMode = 0xE000;

    public bool IsFolder => (Mode & 0xF000) == FolderMode;

    public bool IsSubmodule => (Mode & 0xF000) == SubmoduleMode;
}
