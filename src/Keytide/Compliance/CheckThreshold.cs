namespace Keytide.Compliance;

/// <summary>A number that settings may change.</summary>
/// <param name="Name">Its key in settings, for example <c>days</c>.</param>
/// <param name="Default">Its value unless set.</param>
/// <param name="Least">The least that may be set.</param>
/// <param name="Most">The most that may be set.</param>
/// <param name="Meaning">What it does, in words.</param>
public sealed record CheckThreshold(string Name, int Default, int Least, int Most, string Meaning)
{
    private const int TenYears = 3650;

    /// <summary>True where it is yes or no, written true or false and kept as 1 or 0.</summary>
    public bool IsSwitch { get; private init; }

    public static CheckThreshold Days(int @default, string meaning, string name = "days", int least = 1) =>
        new(name, @default, least, TenYears, meaning);

    public static CheckThreshold Switch(string name, bool @default, string meaning) =>
        new(name, @default ? 1 : 0, 0, 1, meaning) { IsSwitch = true };
}
