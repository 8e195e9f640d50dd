using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>A leak that a baseline knows.</summary>
/// <param name="Name">The keyed hash that it is known by, 32 hexadecimal digits.</param>
/// <param name="Rule">What it is.</param>
/// <param name="Since">The day on which it was taken in.</param>
public sealed record KnownLeak(string Name, Rule Rule, DateOnly Since);
