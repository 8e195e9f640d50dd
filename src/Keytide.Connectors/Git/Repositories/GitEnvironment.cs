namespace Keytide.Connectors.Git.Repositories;

/// <summary>The variables by which git tells its hooks, and a user tells git, where the parts of a repository are (git(1)).</summary>
public sealed record GitEnvironment
{
    /// <summary>GIT_DIR.</summary>
    public string? GitFolder { get; init; }

    /// <summary>GIT_COMMON_DIR.</summary>
    public string? CommonFolder { get; init; }

    /// <summary>GIT_OBJECT_DIRECTORY; the quarantine of a push while it is judged.</summary>
    public string? ObjectFolder { get; init; }

    /// <summary>GIT_ALTERNATE_OBJECT_DIRECTORIES, as it is.</summary>
    public string? Alternates { get; init; }

    /// <summary>GIT_QUARANTINE_PATH: where the objects of a push are until it is accepted.</summary>
    public string? Quarantine { get; init; }

    /// <summary>GIT_INDEX_FILE; git gives its hooks a temporary one for commits of single paths.</summary>
    public string? IndexFile { get; init; }

    /// <summary>Nothing is set: for repositories that are named by path.</summary>
    public static GitEnvironment None { get; } = new();

    /// <summary>What this process was given.</summary>
    public static GitEnvironment OfProcess() => new()
    {
        GitFolder = Variable("GIT_DIR"),
        CommonFolder = Variable("GIT_COMMON_DIR"),
        ObjectFolder = Variable("GIT_OBJECT_DIRECTORY"),
        Alternates = Variable("GIT_ALTERNATE_OBJECT_DIRECTORIES"),
        Quarantine = Variable("GIT_QUARANTINE_PATH"),
        IndexFile = Variable("GIT_INDEX_FILE"),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
