using Keytide.Scanner;

namespace Keytide.Connectors.Files;

/// <summary>Called for each finding in a file, by one thread at a time. The leak's spans are valid only during the call.</summary>
/// <param name="path">The file, as it was named.</param>
/// <param name="leak">The finding and its secret.</param>
public delegate void FileLeakHandler(string path, Leak leak);
