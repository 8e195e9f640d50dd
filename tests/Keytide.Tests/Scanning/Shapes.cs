namespace Keytide.Tests.Scanning;

/// <summary>All the ways in which an id and its secret are written.</summary>
public static class Shapes
{
    public static readonly IReadOnlyDictionary<string, Func<KeyPair, string>> All = new Dictionary<string, Func<KeyPair, string>>(
        [.. PairShapes.All, .. PairShapes.Split, .. LanguageShapes.All, .. ToolShapes.All, .. LogShapes.All]);

    public static TheoryData<string> Names() => [.. All.Keys];
}
