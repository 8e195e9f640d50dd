using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>The scanner can tell whether it works.</summary>
public sealed class SelfTestTests
{
    [Fact]
    public void A_working_scanner_passes_its_own_test() =>
        Assert.True(SelfTest.Passes(new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now }));
}
