namespace Keytide.Inventory;

/// <summary>Makes facts without naming their type twice.</summary>
public static class Fact
{
    public static Fact<T> Known<T>(T value, Provenance provenance)
        where T : notnull => Fact<T>.Of(value, provenance);

    public static Fact<T> Unknown<T>(string reason)
        where T : notnull => Fact<T>.None(reason);

    /// <summary>Unknown because nobody asked, on purpose; see <see cref="Fact{T}.IsNotAsked"/>.</summary>
    public static Fact<T> NotAsked<T>(string reason)
        where T : notnull => Fact<T>.None(reason, notAsked: true);
}
