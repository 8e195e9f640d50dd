using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>A finding and the file that it is in.</summary>
/// <param name="Path">As the scan named it, with slashes.</param>
/// <param name="Finding">The finding.</param>
public sealed record FileFinding(string Path, Finding Finding);
