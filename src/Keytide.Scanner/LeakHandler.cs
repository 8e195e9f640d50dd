namespace Keytide.Scanner;

/// <summary>Called once for each finding, on the scanning thread. The leak's spans are valid only during the call.</summary>
public delegate void LeakHandler(Leak leak);
