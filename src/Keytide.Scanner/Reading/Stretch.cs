namespace Keytide.Scanner.Reading;

/// <summary>A part of a text.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">Behind its last.</param>
internal readonly record struct Stretch(int Start, int End);
